/// « Tâches » — recurring jobs for each network, run by db-scheduler. A failed item is retried and does not prevent
/// the other items. The database package depends on this package, because it declares jobs too.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
