/// « Territoire » — communes, points and distances. A kernel, except that it alone of the kernels keeps a store.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
