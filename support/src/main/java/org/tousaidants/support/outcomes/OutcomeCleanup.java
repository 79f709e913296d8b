package org.tousaidants.support.outcomes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.RuleCleanup;

/// Applies `retention/outcomes.yaml`.
@Configuration(proxyBeanMethods = false)
class OutcomeCleanup {
    @Bean
    RuleCleanup slipsSwept(OutcomeStore store) {
        return new RuleCleanup("outcomes.slip", store::forgetSlips);
    }

    @Bean
    RuleCleanup sheetsSwept(SlipSheetStore store) {
        return new RuleCleanup("outcomes.sheet", store::forget);
    }

    @Bean
    RuleCleanup wordsSwept(OutcomeStore store) {
        return new RuleCleanup("outcomes.words", store::forgetWords);
    }

    @Bean
    RuleCleanup answersSwept(OutcomeStore store) {
        return new RuleCleanup("outcomes.answer", store::forgetAnswers);
    }
}
