package org.tousaidants.platform.links;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.RuleCleanup;

/// Deletes links after the period in `retention/links.yaml`.
@Configuration(proxyBeanMethods = false)
class LinkCleanup {
    @Bean
    RuleCleanup linksSwept(LinkStore store) {
        return new RuleCleanup("links.link", store::forget);
    }
}
