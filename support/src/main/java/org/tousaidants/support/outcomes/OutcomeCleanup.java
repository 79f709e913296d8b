package org.tousaidants.support.outcomes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Applies `retention/outcomes.yaml`.
@Configuration(proxyBeanMethods = false)
class OutcomeCleanup {
    @Bean
    RetentionRuleCleanup slipsSwept(OutcomeStore store) {
        return new RetentionRuleCleanup("outcomes.slip", store::forgetSlips);
    }

    @Bean
    RetentionRuleCleanup sheetsSwept(FeedbackSlipSheetStore store) {
        return new RetentionRuleCleanup("outcomes.sheet", store::forget);
    }

    @Bean
    RetentionRuleCleanup wordsSwept(OutcomeStore store) {
        return new RetentionRuleCleanup("outcomes.words", store::forgetWords);
    }

    @Bean
    RetentionRuleCleanup answersSwept(OutcomeStore store) {
        return new RetentionRuleCleanup("outcomes.answer", store::forgetAnswers);
    }
}
