/// « Secret statistique » — which counts of a publication are hidden so that none points at a person: the small ones,
/// and the others from which they could be computed back. Pure; audited by linear programming, as an attacker would.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
