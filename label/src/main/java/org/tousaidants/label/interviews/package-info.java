/// « Entretien de pairs » — two helpers of other organisations meet a third and conclude on the third's posture:
/// dates proposed, peers drawn with an explanation, separate conclusions, a settling peer if they differ, a text
/// for the interviewed person. Unrelated to the care of the data.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.observations",
            "label.helpers",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.notices",
            "platform.paper",
            "platform.web",
            "rules.judging",
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.label.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
