/// « Territoires servis » — which networks this process serves, each at its own address with its own settings, and for
/// which of them the present thread works.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory"})
package org.tousaidants.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
