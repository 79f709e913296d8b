/// « Bureau » — where a coordinator begins her day: what waits for her, and the way to each desk.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"badges", "care", "harvest", "identity", "labels", "pix", "places", "review", "web"})
package org.tousaidants.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
