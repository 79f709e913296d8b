/// « Premier démarrage » — opens the doors of the demonstration and tells the operator where it is.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"app.cast", "app.realsources", "app.village", "platform.identity", "platform.tenancy"})
package org.tousaidants.app.firststart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
