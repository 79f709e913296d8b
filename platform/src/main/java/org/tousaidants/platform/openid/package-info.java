/// « Fournisseurs d’identité » — sign-in and identification through OpenID Connect: ProConnect for agents,
/// FranceConnect for the public, any other by its settings. An agent links their account once and then signs in
/// by it. A person proves their identity for one act, and nothing of it is stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.retentionrules",
            "platform.signin",
            "platform.web"
        })
package org.tousaidants.platform.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
