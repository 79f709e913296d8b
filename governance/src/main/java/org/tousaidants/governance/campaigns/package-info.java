/// « Mobiliser » — a campaign that looks for helpers where a guarantee has gaps: a target for each commune, a
/// poster and a letter with a code, sign-up without an account, and its progress.
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
