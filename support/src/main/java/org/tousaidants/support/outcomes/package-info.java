/// « Résultat jugé par la personne » — three short questions with faces, answered by a code on paper, a link or
/// the phone, never through the helper; shown only in counts of five or more.
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
