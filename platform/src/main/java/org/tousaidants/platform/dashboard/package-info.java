/// « Bureau » — where a coordinator begins her day: what waits for her, and the way to each desk. It knows none of
/// them: a room with a desk declares a `DeskCard`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.identity", "platform.web"})
package org.tousaidants.platform.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
