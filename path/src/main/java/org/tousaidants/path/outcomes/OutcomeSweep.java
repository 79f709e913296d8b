package org.tousaidants.path.outcomes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/outcomes.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class OutcomeSweep {
    @Bean
    Swept slipsSwept(OutcomeStore store) {
        return new Swept("outcomes.slip", store::forgetSlips);
    }

    @Bean
    Swept sheetsSwept(SheetStore store) {
        return new Swept("outcomes.sheet", store::forget);
    }

    @Bean
    Swept wordsSwept(OutcomeStore store) {
        return new Swept("outcomes.words", store::forgetWords);
    }

    @Bean
    Swept answersSwept(OutcomeStore store) {
        return new Swept("outcomes.answer", store::forgetAnswers);
    }
}
