package org.tousaidants.support.outcomes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// Applies `retention/outcomes.yaml`.
@Configuration(proxyBeanMethods = false)
class OutcomeCleanup {
    @Bean
    ScheduledCleanup slipsSwept(OutcomeStore store) {
        return new ScheduledCleanup("outcomes.slip", store::forgetSlips);
    }

    @Bean
    ScheduledCleanup sheetsSwept(SheetStore store) {
        return new ScheduledCleanup("outcomes.sheet", store::forget);
    }

    @Bean
    ScheduledCleanup wordsSwept(OutcomeStore store) {
        return new ScheduledCleanup("outcomes.words", store::forgetWords);
    }

    @Bean
    ScheduledCleanup answersSwept(OutcomeStore store) {
        return new ScheduledCleanup("outcomes.answer", store::forgetAnswers);
    }
}
