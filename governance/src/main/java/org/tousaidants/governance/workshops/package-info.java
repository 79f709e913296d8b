/// « Atelier » — a group sets the levels of its label together: phones without accounts or paper slips, answers
/// on a screen with the disagreements first, a second round on them, a rule of agreement set beforehand,
/// minutes and a draft of the protocol. Answers are anonymous.
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
