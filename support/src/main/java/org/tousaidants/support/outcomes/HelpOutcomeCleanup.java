package org.tousaidants.support.outcomes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Deletes feedback after the periods in `retention/outcomes.yaml`.
@Configuration(proxyBeanMethods = false)
class HelpOutcomeCleanup {
    @Bean
    CleanupOfRetentionRule slipsSwept(HelpOutcomeStore store) {
        return new CleanupOfRetentionRule("outcomes.slip", store::forgetSlips);
    }

    @Bean
    CleanupOfRetentionRule sheetsSwept(FeedbackSlipSheetStore store) {
        return new CleanupOfRetentionRule("outcomes.sheet", store::forget);
    }

    @Bean
    CleanupOfRetentionRule wordsSwept(HelpOutcomeStore store) {
        return new CleanupOfRetentionRule("outcomes.words", store::forgetWords);
    }

    @Bean
    CleanupOfRetentionRule answersSwept(HelpOutcomeStore store) {
        return new CleanupOfRetentionRule("outcomes.answer", store::forgetAnswers);
    }
}
