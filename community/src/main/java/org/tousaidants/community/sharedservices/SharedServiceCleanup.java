package org.tousaidants.community.sharedservices;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Deletes interests after the period in `retention/sharedservices.yaml`.
@Configuration(proxyBeanMethods = false)
class SharedServiceCleanup {
    @Bean
    CleanupOfRetentionRule sharingInterestsSwept(SharedServiceStore store) {
        return new CleanupOfRetentionRule("sharedservices.interest", store::forgetInterests);
    }
}
