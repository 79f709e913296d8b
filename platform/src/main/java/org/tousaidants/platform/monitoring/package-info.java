/// « Exploitation » — pages and metrics for the operator: the health of the installation, figures for a monitoring
/// system, and failures that need attention.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.platform.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
