/// « Entretien de pairs » — two helpers from other organisations meet a helper and conclude on their posture. The
/// package contains the proposed dates, an explained draw of the peers, separate conclusions, a third peer if these
/// differ, and a text for the interviewed person.
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
