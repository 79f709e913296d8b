/// « Secret statistique » — hides the counts of a publication that would identify a person: the small counts, and
/// other counts from which the small counts could be computed. A linear program verifies the result, as an attacker
/// would compute it. The package has no side effects.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
