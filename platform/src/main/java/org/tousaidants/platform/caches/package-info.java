/// « Caches » — named caches, separate for each network, which are cleared when an event reports a change of their
/// source.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy"})
package org.tousaidants.platform.caches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
