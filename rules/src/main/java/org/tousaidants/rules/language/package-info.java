/// « Langage des règles » — the records of a label (profiles, requirements, charter, skills, guarantees), the
/// YAML tree behind them with the position of each value, and the sentences of the mistakes.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.rules.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
