/// « Résultat jugé par la personne » — short questions with faces, which a person answers by a code on paper, by a
/// link or by telephone, never through the helper. The answers are shown only as counts of five or more.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.sitevisits",
            "label.skills",
            "label.sortition",
            "places.directory",
            "platform.bookings",
            "platform.charts",
            "platform.codes",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.journal",
            "platform.modules",
            "platform.paper",
            "platform.retentionrules",
            "platform.tasks",
            "platform.web",
            "rules.protocol",
            "support.activitylog",
            "support.referrals"
        })
package org.tousaidants.support.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
