/// « Premier démarrage » — starts the demonstration and prints its address for the operator.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "app.realsources",
            "core.schema",
            "core.territory",
            "core.text",
            "demo.people",
            "demo.stories",
            "platform.identity",
            "platform.mail",
            "platform.modules",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.app.firststart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
