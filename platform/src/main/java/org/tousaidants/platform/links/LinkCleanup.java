package org.tousaidants.platform.links;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Deletes links after the period in `retention/links.yaml`.
@Configuration(proxyBeanMethods = false)
class LinkCleanup {
    @Bean
    RetentionRuleCleanup linksSwept(LinkStore store) {
        return new RetentionRuleCleanup("links.link", store::forget);
    }
}
