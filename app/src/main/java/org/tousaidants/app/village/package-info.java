/// « Le village » — a named cast in a plausible Charente-Maritime, for `bin/run`, the pictures and the tests; and
/// the real sources that stand beside the repository, for `bin/run --real`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "commons.equipment",
            "commons.events",
            "commons.funding",
            "commons.resources",
            "commons.training",
            "core.commands",
            "core.schema",
            "core.territory",
            "core.text",
            "find.findhelp",
            "label.badges",
            "label.campaigns",
            "label.dossiers",
            "label.helpers",
            "label.inforce",
            "label.interviews",
            "label.pix",
            "label.publiclist",
            "label.recognition",
            "label.rulechanges",
            "label.rules",
            "label.sitevisits",
            "label.workshops",
            "mandate.mandates",
            "observatory.figures",
            "pass.settlement",
            "path.acts",
            "path.appointments",
            "path.notebook",
            "path.outcomes",
            "path.referrals",
            "places.communes",
            "places.directory",
            "places.harvest",
            "places.upkeep",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "reach.posts",
            "reach.schedule"
        })
package org.tousaidants.app.village;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
