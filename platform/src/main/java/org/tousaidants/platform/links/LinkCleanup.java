package org.tousaidants.platform.links;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// Deletes links after the period in `retention/links.yaml`.
@Configuration(proxyBeanMethods = false)
class LinkCleanup {
    @Bean
    ScheduledCleanup linksSwept(LinkStore store) {
        return new ScheduledCleanup("links.link", store::forget);
    }
}
