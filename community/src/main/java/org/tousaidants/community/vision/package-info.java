/// « Vision » — the fourth pillar: the themes of `vision.yaml` (media, addiction, artificial intelligence,
/// environment) that trainings teach and helpers discuss.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "places.directory", "platform.tenancy"})
package org.tousaidants.community.vision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
