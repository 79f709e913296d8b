/// « Histoires de la démonstration » — creates the activities of the invented people in a plausible
/// Charente-Maritime, for `bin/run`, the screenshots and the tests.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.placevisits",
            "community.sharedservices",
            "core.hours",
            "core.schema",
            "core.text",
            "demo.people",
            "find.ranking",
            "governance.campaigns",
            "governance.ruleproposals",
            "governance.workshops",
            "label.badges",
            "label.complaints",
            "label.observations",
            "label.helpers",
            "label.interviews",
            "label.pix",
            "label.profiles",
            "label.recognition",
            "label.sitevisits",
            "label.sortition",
            "mandates.mandates",
            "observatory.figures",
            "observatory.procedures",
            "outreach.mobilevisits",
            "outreach.positions",
            "places.agreements",
            "places.directory",
            "places.harvest",
            "places.upkeep",
            "platform.bookings",
            "platform.identity",
            "platform.mail",
            "platform.tenancy",
            "rules.archive",
            "rules.protocol",
            "rules.versions",
            "support.activitylog",
            "support.appointments",
            "support.notebook",
            "support.outcomes",
            "support.referrals",
            "vouchers.booklets",
            "vouchers.orders",
            "vouchers.redemptions",
            "vouchers.signatures"
        })
package org.tousaidants.demo.stories;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
