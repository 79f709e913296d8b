/// « Mobiliser » — a campaign that looks for helpers where a guarantee lacks them: a target for each commune, a poster
/// and a letter with a code, sign-up without an account, and how far it is.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "label.inforce",
            "label.rules",
            "label.skillsmap",
            "places.communes",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.label.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
