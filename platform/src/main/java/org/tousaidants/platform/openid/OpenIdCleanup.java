package org.tousaidants.platform.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Deletes linked identities after the period in `retention/openid.yaml`.
@Configuration(proxyBeanMethods = false)
class OpenIdCleanup {
    @Bean
    RetentionRuleCleanup openidSwept(OpenIdStore store) {
        return new RetentionRuleCleanup("openid.link", store::forget);
    }
}
