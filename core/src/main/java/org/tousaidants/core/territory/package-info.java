/// « Territoire » — the communes of France, points and distances. The package uses neither Spring nor SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.core.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
