/// « Changer les règles » — a draft of the protocol, compared with the one in force: its differences, the
/// affected people, the broken guarantees; and its publication. Until then nothing is applied.
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
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.governance.ruleproposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
