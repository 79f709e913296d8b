package org.tousaidants.platform.passkeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Deletes passkeys after the period in `retention/passkeys.yaml`, and again after a backup is restored.
@Configuration(proxyBeanMethods = false)
class PasskeyCleanup {
    @Bean
    ActReplayAfterRestore passkeysRemovedAgain(Passkeys passkeys) {
        return new ActReplayAfterRestore(Passkeys.REMOVED, passkeys::removeAgain);
    }

    @Bean
    CleanupOfRetentionRule passkeysSwept(PasskeyStore store) {
        return new CleanupOfRetentionRule("passkeys.key", store::forget);
    }
}
