/// « Tâches des personnes » — pending work by person. A package that knows of pending work declares a
/// `TaskSource`; the dashboard, the page of the day, the menu and the daily letter read the same list.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.identity", "platform.notices"})
package org.tousaidants.platform.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
