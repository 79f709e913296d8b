package org.tousaidants.label.badges;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;

/// Repeats the withdrawals of badges and the erasures of names that a restored backup does not contain.
@Configuration(proxyBeanMethods = false)
class BadgeRevocationReplay {
    @Bean
    ActReplayAfterRestore badgesWithdrawnAgain(LabelBadges badges) {
        return new ActReplayAfterRestore(LabelBadges.WITHDRAWN, badges::withdrawAgain);
    }
}
