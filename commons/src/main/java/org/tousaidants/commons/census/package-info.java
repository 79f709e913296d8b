/// « Recensement » — the same questions to every structure, year after year: a form as a file, sent by link, answered
/// without account, reminded, and compared with the year before.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.commons.census;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
