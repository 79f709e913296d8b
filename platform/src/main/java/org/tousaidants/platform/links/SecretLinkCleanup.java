package org.tousaidants.platform.links;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Deletes links after the period in `retention/links.yaml`.
@Configuration(proxyBeanMethods = false)
class SecretLinkCleanup {
    @Bean
    CleanupOfRetentionRule linksSwept(SecretLinkStore store) {
        return new CleanupOfRetentionRule("links.link", store::forget);
    }
}
