/// « Tâches des personnes » — the pending tasks of each person. A package that has tasks for people declares a
/// `TaskSource`; the list of tasks, the page of the day, the menu and the daily letter read the same tasks.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.identity", "platform.notices"})
package org.tousaidants.platform.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
