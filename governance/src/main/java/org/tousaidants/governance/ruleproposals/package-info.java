/// « Changer les règles » — drafts of the protocol, compared with the current one: the differences, the affected
/// people, and the guarantees that are no longer kept; and the publication of drafts. A draft changes nothing before
/// its publication.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.territory",
            "core.text",
            "label.helpers",
            "label.recognition",
            "label.sitevisits",
            "label.skills",
            "places.communes",
            "places.directory",
            "places.journeys",
            "places.upkeep",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.web",
            "rules.archive",
            "rules.forks",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.governance.ruleproposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
