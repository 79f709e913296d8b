/// « Exploitation » — what an operator looks at: whether the site is well, its figures for a monitoring system, and
/// each refusal that an operator should know of.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.platform.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
