package org.tousaidants.platform.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.RuleCleanup;

/// Deletes linked identities after the period in `retention/openid.yaml`.
@Configuration(proxyBeanMethods = false)
class OpenIdCleanup {
    @Bean
    RuleCleanup openidSwept(OpenIdStore store) {
        return new RuleCleanup("openid.link", store::forget);
    }
}
