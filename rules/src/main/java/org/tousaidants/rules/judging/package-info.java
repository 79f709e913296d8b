/// « Évaluation » — evaluates a dossier under the rules of a day: a verdict, its findings, the missing requirements,
/// and the effect of a change of rules on many dossiers.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.csv", "core.text", "rules.protocol"})
package org.tousaidants.rules.judging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
