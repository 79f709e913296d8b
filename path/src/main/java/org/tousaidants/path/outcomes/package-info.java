/// « Résultat jugé par la personne » — three short questions with faces, answered by a code on paper, a link or the
/// phone, never through the helper; told only in counts of five or more.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.rules",
            "label.sitevisits",
            "label.skillsmap",
            "path.actsofhelp",
            "path.referrals",
            "places.directory",
            "platform.bookings",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.journal",
            "platform.paper",
            "platform.papercodes",
            "platform.retentionperiods",
            "platform.web"
        })
package org.tousaidants.path.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
