/// « Forge » — public pages about the rules of the label: each version of this network, its differences from
/// the base, the decision and its reason, its licence, its hash, and its files to download. A badge links to
/// the version under which it was given.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "governance.ruleproposals",
            "label.badges",
            "platform.web",
            "rules.archive",
            "rules.forks",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.governance.rulepages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
