package org.tousaidants.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ReplayRule;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Erases identities after the periods in `retention/identity.yaml`, and again after a backup is restored.
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
    RetentionRuleCleanup closedAccountsSwept(AccountStore store) {
        return new RetentionRuleCleanup("identity.account", store::forget);
    }
}
