/// « Rapprochement » — decides which records describe the same object. The record linkage is probabilistic, learned
/// without examples, explained by comparison, and deterministic. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.core.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
