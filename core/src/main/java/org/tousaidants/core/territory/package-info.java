/// « Territoire » — communes, points and distances. A kernel, the only one with a store.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
