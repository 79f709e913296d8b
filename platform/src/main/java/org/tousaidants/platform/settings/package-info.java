/// « Réglages du territoire » — pages on which a coordinator sets up the network.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.identity", "platform.modules", "platform.web"})
package org.tousaidants.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
