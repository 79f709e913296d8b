/// « Langage des règles » — the records of a protocol (profiles, requirements, charter, skills, guarantees), the
/// YAML tree with positions, and the sentences of the mistakes.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.rules.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
