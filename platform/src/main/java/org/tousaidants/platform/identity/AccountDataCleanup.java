package org.tousaidants.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Erases identities after the periods in `retention/identity.yaml`, and again after a backup is restored.
@Configuration(proxyBeanMethods = false)
class AccountDataCleanup {
    @Bean
    ActReplayAfterRestore accountsClosedAgain(Accounts accounts) {
        return new ActReplayAfterRestore(Accounts.CLOSED, act -> accounts.closeAgain(act, false));
    }

    @Bean
    ActReplayAfterRestore accountsLeftAgain(Accounts accounts) {
        return new ActReplayAfterRestore(Accounts.LEFT, act -> accounts.closeAgain(act, true));
    }

    @Bean
    CleanupOfRetentionRule closedAccountsSwept(AccountStore store) {
        return new CleanupOfRetentionRule("identity.account", store::forget);
    }
}
