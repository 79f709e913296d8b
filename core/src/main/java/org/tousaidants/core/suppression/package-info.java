/// « Secret statistique » — hides the counts of a publication that would identify a person: the small counts,
/// and the others from which these could be computed. Pure. A linear program verifies the result, as an
/// attacker would compute it.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
