/// « Atelier » — workshops in which a group decides about the levels of its label. People answer anonymously by
/// phones without accounts or paper slips; a screen shows the disagreements, which are asked again. A rule of
/// agreement is chosen beforehand. The results are minutes and a draft of the protocol.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "governance.ruleproposals",
            "label.sortition",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.paper",
            "platform.tenancy",
            "platform.web",
            "rules.forks",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.governance.workshops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
