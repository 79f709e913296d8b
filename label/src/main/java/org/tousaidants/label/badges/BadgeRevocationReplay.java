package org.tousaidants.label.badges;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;

/// Repeats withdrawals and erasures after a backup is restored.
@Configuration(proxyBeanMethods = false)
class BadgeRevocationReplay {
    @Bean
    ActReplayAfterRestore badgesWithdrawnAgain(LabelBadges badges) {
        return new ActReplayAfterRestore(LabelBadges.WITHDRAWN, badges::withdrawAgain);
    }
}
