/// « Le village » — what the cast does in a plausible Charente-Maritime, for `bin/run`, the pictures and the tests.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "app.cast",
            "core.text",
            "label.badges",
            "label.campaigns",
            "label.dossiers",
            "label.helpers",
            "label.inforce",
            "label.interviews",
            "label.pix",
            "label.publicprofiles",
            "label.recognition",
            "label.rulechanges",
            "label.rules",
            "label.sitevisits",
            "label.workshops",
            "mandate.mandates",
            "pass.settlement",
            "path.actsofhelp",
            "path.appointments",
            "path.notebook",
            "path.outcomes",
            "path.referrals",
            "places.directory",
            "places.harvest",
            "places.upkeep",
            "platform.identity",
            "platform.mail",
            "reach.posts",
            "reach.schedule"
        })
package org.tousaidants.app.village;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
