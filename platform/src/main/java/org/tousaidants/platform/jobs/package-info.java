/// « Tâches » — everything that happens later: recurring jobs, each for its territory, run by
/// db-scheduler.
/// An item that fails is tried again and never stops the others. It stands below the database package, which has jobs
/// of its own.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
