package org.tousaidants.platform.passkeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ReplayRule;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Deletes passkeys after the period in `retention/passkeys.yaml`, and again after a backup is restored.
@Configuration(proxyBeanMethods = false)
class PasskeyCleanup {
    @Bean
    ReplayRule passkeysRemovedAgain(Passkeys passkeys) {
        return new ReplayRule(Passkeys.REMOVED, passkeys::removeAgain);
    }

    @Bean
    RetentionRuleCleanup passkeysSwept(PasskeyStore store) {
        return new RetentionRuleCleanup("passkeys.key", store::forget);
    }
}
