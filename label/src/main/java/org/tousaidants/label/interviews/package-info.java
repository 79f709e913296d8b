/// « Entretien de pairs » — two helpers from other organisations (the peers) meet a helper and conclude on their
/// attitude towards the people they help. The package contains the proposed dates, the draw of the peers with its
/// explanation, a separate conclusion of each peer, a third peer if the conclusions differ, and a text for the
/// interviewed person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.text",
            "label.helpers",
            "label.observations",
            "label.sortition",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.notices",
            "platform.paper",
            "platform.tasks",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
