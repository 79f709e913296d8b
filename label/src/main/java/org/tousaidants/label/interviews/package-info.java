/// « Entretien de pairs » — two helpers of other organisations meet a third and say what they think of her posture:
/// dates proposed, peers drawn and explained, each concluding alone, a third who settles, words for the person met.
/// Nothing to do with the care of the data.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.dossiers",
            "label.helpers",
            "label.inforce",
            "label.rules",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.notices",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.label.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
