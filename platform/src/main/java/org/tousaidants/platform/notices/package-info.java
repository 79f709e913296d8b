/// « Annonces faites » — records announcements that are made only once: a letter, a reminder, a step.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db"})
package org.tousaidants.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
