/// « Entre territoires » — a federation of territories. Each territory stores the addresses of others, with their
/// keys, rules and status lists for outages, and verifies their badges.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "governance.ruleproposals",
            "label.badges",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.web",
            "rules.archive",
            "rules.forks",
            "rules.judging",
            "rules.protocol",
            "rules.reading",
            "rules.versions"
        })
package org.tousaidants.governance.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
