package org.tousaidants.platform.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// Deletes linked identities after the period in `retention/openid.yaml`.
@Configuration(proxyBeanMethods = false)
class OpenIdCleanup {
    @Bean
    ScheduledCleanup openidSwept(OpenIdStore store) {
        return new ScheduledCleanup("openid.link", store::forget);
    }
}
