/// « Recensement » — the same questions to every structure, year after year: a form from a file, sent by link,
/// answered without an account, with reminders, and compared with the previous year.
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
package org.tousaidants.community.census;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
