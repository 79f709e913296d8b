package org.tousaidants.platform.passkeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/passkeys.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class PasskeySweep {
    @Bean
    Swept passkeysSwept(PasskeyStore store) {
        return new Swept("passkeys.key", store::forget);
    }
}
