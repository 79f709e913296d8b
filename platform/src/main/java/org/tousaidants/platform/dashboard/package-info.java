/// « Bureau » — the coordinator's home page: pending work and a link to each desk. It depends on none of them: a
/// package with a desk declares a `DeskCard`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.identity", "platform.web"})
package org.tousaidants.platform.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
