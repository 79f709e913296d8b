/// « Entretien de pairs » — two helpers of other organisations meet a third and say what they think of her posture:
/// dates proposed, peers drawn and explained, each concluding alone, a third who settles, words for the person met.
/// Nothing to do with the care of the data.
@NullMarked
@ApplicationModule(allowedDependencies = {"helpers", "identity", "mail", "paper", "protocol", "rules", "web"})
package org.tousaidants.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
