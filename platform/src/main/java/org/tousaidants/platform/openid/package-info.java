/// « Fournisseurs d’identité » — who one is, said by a provider of OpenID Connect: ProConnect for agents, FranceConnect
/// for persons, any other by its settings. An agent links her account once and enters by it; a person proves who she is
/// for one act, and nothing of it is kept.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.retentionperiods",
            "platform.signin",
            "platform.web"
        })
package org.tousaidants.platform.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
