/// « Territoires servis » — the networks that this process serves, each at its own address with its own
/// settings, and the network of the current thread.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory"})
package org.tousaidants.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
