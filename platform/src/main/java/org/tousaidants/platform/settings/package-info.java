/// « Réglages du territoire » — pages on which a coordinator sets up the network.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.mail",
            "platform.modules",
            "platform.notices",
            "platform.tasks",
            "platform.territory",
            "platform.web"
        })
package org.tousaidants.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
