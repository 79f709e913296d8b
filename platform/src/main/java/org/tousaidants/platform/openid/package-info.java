/// « Fournisseurs d’identité » — identity by a provider of OpenID Connect: ProConnect for agents, FranceConnect
/// for persons, any other by its settings. An agent links their account once and signs in by it; a person proves
/// their identity for one act, and nothing of it is stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.retention",
            "platform.signin",
            "platform.web"
        })
package org.tousaidants.platform.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
