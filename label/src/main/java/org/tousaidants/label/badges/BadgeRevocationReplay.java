package org.tousaidants.label.badges;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ReplayRule;

/// Applies withdrawals and erasures again after a backup is restored.
@Configuration(proxyBeanMethods = false)
class BadgeRevocationReplay {
    @Bean
    ReplayRule badgesWithdrawnAgain(Badges badges) {
        return new ReplayRule(Badges.WITHDRAWN, badges::withdrawAgain);
    }
}
