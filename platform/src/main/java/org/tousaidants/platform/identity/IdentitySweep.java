package org.tousaidants.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/identity.yaml` keeps goes, and goes again after a restoration.
@Configuration(proxyBeanMethods = false)
class IdentitySweep {
    @Bean
    ReplayRule accountsClosedAgain(Accounts accounts) {
        return new ReplayRule(Accounts.CLOSED, act -> accounts.closeAgain(act, false));
    }

    @Bean
    ReplayRule accountsLeftAgain(Accounts accounts) {
        return new ReplayRule(Accounts.LEFT, act -> accounts.closeAgain(act, true));
    }

    @Bean
    Swept closedAccountsSwept(AccountStore store) {
        return new Swept("identity.account", store::forget);
    }
}
