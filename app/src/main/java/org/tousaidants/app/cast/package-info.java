/// « Distribution du village » — the people of the demonstration, and whether its stories are played.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.identity", "platform.mail"})
package org.tousaidants.app.cast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
