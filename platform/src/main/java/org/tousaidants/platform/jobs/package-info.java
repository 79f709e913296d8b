/// « Tâches » — recurring jobs, each for its tenant, run by db-scheduler. A failed item is retried and does not
/// stop the others. The database package depends on this one, because it has jobs of its own.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
