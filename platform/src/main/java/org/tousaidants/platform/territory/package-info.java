/// « Identité du territoire » — the names, pictures, colours and legal facts that the coordinators of a network
/// enter on the site. They override the settings file, and take effect without a restart.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
