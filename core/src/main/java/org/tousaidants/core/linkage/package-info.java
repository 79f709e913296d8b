/// « Rapprochement » — are these two records the same thing? Probabilistic record linkage, learned without examples,
/// explained feature by feature, and the same from run to run. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.core.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
