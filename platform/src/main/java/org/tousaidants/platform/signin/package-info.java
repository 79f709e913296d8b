/// « Connexion » — the pages, without tables: sign-in by a mail link, the profile of the signed-in person,
/// and the coordination's list of accounts with their roles. The accounts, roles and sessions themselves are
/// in `platform.identity`.
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
