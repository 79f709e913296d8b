package org.tousaidants.platform.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Deletes linked identities after the period in `retention/openid.yaml`.
@Configuration(proxyBeanMethods = false)
class OpenIdCleanup {
    @Bean
    CleanupOfRetentionRule openidSwept(OpenIdStore store) {
        return new CleanupOfRetentionRule("openid.link", store::forget);
    }
}
