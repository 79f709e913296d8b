package org.tousaidants.label.sortition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Applies `retention/sortition.yaml`.
@Configuration(proxyBeanMethods = false)
class SeatCleanup {
    @Bean
    CleanupOfRetentionRule agreedPeopleSwept(SeatAgreements agreements) {
        return new CleanupOfRetentionRule("sortition.person", agreements::forget);
    }

    @Bean
    CleanupOfRetentionRule seatedMeetingsSwept(SortitionStore store) {
        return new CleanupOfRetentionRule("sortition.meeting", before -> store.forgetMeetings(ParisTime.day(before)));
    }
}
