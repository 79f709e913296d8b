/// « Aidant·e » — the path of a helper: choosing a profile with plain questions, a file with the fulfilled and
/// missing requirements of the protocol in force, the charter signed commitment by commitment. Rows are only
/// appended; the verdict is computed each time.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "label.observations",
            "places.communes",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.web",
            "rules.judging",
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.label.helpers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
