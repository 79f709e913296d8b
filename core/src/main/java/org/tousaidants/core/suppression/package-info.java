/// « Secret statistique » — hides the counts of a publication that would identify a person: the small ones, and
/// the others from which they could be computed. Pure; audited by linear programming, as an attacker would.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
