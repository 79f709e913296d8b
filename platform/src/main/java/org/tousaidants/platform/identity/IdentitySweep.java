package org.tousaidants.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/identity.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class IdentitySweep {
    @Bean
    Swept closedAccountsSwept(AccountStore store) {
        return new Swept("identity.account", store::forget);
    }
}
