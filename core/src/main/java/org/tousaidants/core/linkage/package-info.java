/// « Rapprochement » — decides which records describe the same thing: probabilistic record linkage, learned
/// without examples, explained comparison by comparison, and deterministic. It uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.core.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
