/// « Connexion » — the pages of sign-in, of the profile and of the network's accounts, and the
/// letter with the link.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "platform.identity",
            "platform.mail",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.platform.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
