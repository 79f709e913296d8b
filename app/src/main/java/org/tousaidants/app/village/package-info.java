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
            "find.findhelp",
            "label.badges",
            "label.campaigns",
            "label.drafts",
            "label.helpers",
            "label.inforce",
            "label.interviews",
            "label.pix",
            "label.publiclist",
            "label.recognition",
            "label.rules",
            "label.sitevisits",
            "label.workshops",
            "mandate.mandates",
            "pass.settlement",
            "places.communes",
            "places.directory",
            "places.harvest",
            "places.upkeep",
            "platform.bookings",
            "platform.identity",
            "platform.mail",
            "reach.schedule"
        })
package org.tousaidants.app.village;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
