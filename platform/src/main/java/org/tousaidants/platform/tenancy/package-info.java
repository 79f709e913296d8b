/// « Territoires servis » — the networks served by this process, each at its own address with its own settings,
/// and the one of the current thread.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory"})
package org.tousaidants.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
