/// « Réclamations » — complaints about the holder of a badge: the complainant follows the answer by a link, and a
/// coordinator answers.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.observations",
            "platform.feedback",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.label.complaints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
