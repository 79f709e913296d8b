package org.tousaidants.platform.links;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/links.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class LinkSweep {
    @Bean
    Swept linksSwept(LinkStore store) {
        return new Swept("links.link", store::forget);
    }
}
