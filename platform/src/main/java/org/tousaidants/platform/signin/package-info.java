/// « Connexion » — the pages of sign-in by a mail link, of the profile, and of the coordinators' list of accounts.
/// The package has no tables: accounts, roles and sessions are stored by `platform.identity`.
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
