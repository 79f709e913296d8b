package org.tousaidants.platform.passkeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/passkeys.yaml` keeps goes, and goes again after a restoration.
@Configuration(proxyBeanMethods = false)
class PasskeySweep {
    @Bean
    ReplayRule passkeysRemovedAgain(Passkeys passkeys) {
        return new ReplayRule(Passkeys.REMOVED, passkeys::removeAgain);
    }

    @Bean
    Swept passkeysSwept(PasskeyStore store) {
        return new Swept("passkeys.key", store::forget);
    }
}
