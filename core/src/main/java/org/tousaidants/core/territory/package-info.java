/// « Territoire » — the communes of France, points and distances. A kernel, and the only one that has a store.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.core.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
