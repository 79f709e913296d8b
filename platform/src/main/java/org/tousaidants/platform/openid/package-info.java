/// « Fournisseurs d’identité » — sign-in and identification through OpenID Connect: ProConnect for public agents,
/// FranceConnect for the public, any other provider by its settings. An agent links their account once. Other people
/// prove their identity for one activity, and nothing of the identity is stored.
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
