package org.tousaidants.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// The cleanup of `retention/identity.yaml`, repeated after a restoration.
@Configuration(proxyBeanMethods = false)
class IdentityCleanup {
    @Bean
    ReplayRule accountsClosedAgain(Accounts accounts) {
        return new ReplayRule(Accounts.CLOSED, act -> accounts.closeAgain(act, false));
    }

    @Bean
    ReplayRule accountsLeftAgain(Accounts accounts) {
        return new ReplayRule(Accounts.LEFT, act -> accounts.closeAgain(act, true));
    }

    @Bean
    ScheduledCleanup closedAccountsSwept(AccountStore store) {
        return new ScheduledCleanup("identity.account", store::forget);
    }
}
