/// « Recensement » — a census that asks every organisation the same questions year after year. The form is read from
/// a file, sent by link and answered without an account; there are reminders, and the results are compared with the
/// previous year.
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
