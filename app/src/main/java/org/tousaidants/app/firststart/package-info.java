/// « Premier démarrage » — asks for the settings of a new installation, or starts the demonstration, and prints the
/// web address for the operator.
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
