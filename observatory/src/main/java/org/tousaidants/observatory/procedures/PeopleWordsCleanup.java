package org.tousaidants.observatory.procedures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Applies the rule `said` of `retention/procedures.yaml`.
@Configuration(proxyBeanMethods = false)
class PeopleWordsCleanup {
    @Bean
    CleanupOfRetentionRule saidWordsSwept(PersonWordsStore store) {
        return new CleanupOfRetentionRule("procedures.said", before -> store.forget(ParisTime.day(before)));
    }
}
