package org.tousaidants.label.sortition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Applies `retention/sortition.yaml`.
@Configuration(proxyBeanMethods = false)
class SeatCleanup {
    @Bean
    RetentionRuleCleanup agreedPeopleSwept(SeatAgreements agreements) {
        return new RetentionRuleCleanup("sortition.person", agreements::forget);
    }

    @Bean
    RetentionRuleCleanup seatedMeetingsSwept(SortitionStore store) {
        return new RetentionRuleCleanup("sortition.meeting", before -> store.forgetMeetings(ParisTime.day(before)));
    }
}
