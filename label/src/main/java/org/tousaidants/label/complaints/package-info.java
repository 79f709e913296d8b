/// « Réclamations » — a person complains about the holder of a badge and follows the answer by a link; the
/// coordination answers.
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
