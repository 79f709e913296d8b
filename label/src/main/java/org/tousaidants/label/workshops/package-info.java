/// « Atelier » — a room full of people sets the levels of its label together: phones without account or paper slips,
/// the spread on the wall with the disagreements first, a second round on them, a rule of agreement written
/// beforehand, minutes and a draft of the protocol. Who answered what is not kept.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.inforce",
            "label.rulechanges",
            "label.rules",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.label.workshops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
