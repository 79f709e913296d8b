package org.tousaidants.platform.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/openid.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class OpenIdSweep {
    @Bean
    Swept openidSwept(OpenIdStore store) {
        return new Swept("openid.link", store::forget);
    }
}
