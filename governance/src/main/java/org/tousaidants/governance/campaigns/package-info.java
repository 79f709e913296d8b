/// « Mobiliser » — campaigns that look for helpers in the communes in which a guarantee is not kept: a target for
/// each commune, a poster and a letter with a code, registration without an account, and the progress.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "label.skills",
            "places.communes",
            "places.journeys",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.governance.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
