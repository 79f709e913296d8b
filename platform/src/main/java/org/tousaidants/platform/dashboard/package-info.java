/// « Espace de travail » — the list of tasks of every signed-in person, and the daily letter about them. This
/// package depends on none of the packages that have tasks: each of them declares a `TaskSource`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.mail",
            "platform.notices",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.platform.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
