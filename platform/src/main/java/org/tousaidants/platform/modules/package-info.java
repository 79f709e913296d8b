/// « Modules du territoire » — decides which modules a network uses. A module that is off has no address, link, job
/// or card; its data remain stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.jobs", "platform.notices", "platform.tenancy"})
package org.tousaidants.platform.modules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
