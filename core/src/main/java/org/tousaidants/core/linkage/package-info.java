/// « Rapprochement » — are these two records the same thing? Probabilistic record linkage, learned without
/// examples, explained feature by feature, and deterministic. A kernel: no Spring, no SQL, no dependencies.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.core.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
