/// « Aidant·e » — the path of a helper: the choice of a profile, the file with fulfilled and missing requirements of
/// the current protocol, and the charter, which is signed commitment by commitment. Rows are only appended, and the
/// verdict is computed at each request.
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
            "platform.tasks",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.helpers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
