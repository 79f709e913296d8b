/// « Identité du territoire » — the names, pictures, colours and legal facts that a network gives itself on screen.
/// They win over the settings file, and need no restart.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.tenancy"})
package org.tousaidants.platform.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
