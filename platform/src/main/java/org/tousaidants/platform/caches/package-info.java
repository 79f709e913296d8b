/// « Caches » — answers that are kept for a while: by name, each for one territory, forgotten when an event says that
/// what they were made of has changed.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy"})
package org.tousaidants.platform.caches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
