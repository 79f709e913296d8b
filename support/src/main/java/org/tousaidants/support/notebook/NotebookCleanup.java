package org.tousaidants.support.notebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retention.RuleCleanup;

/// Applies `retention/notebook.yaml`: an unused notebook is erased; the proof of consent is deleted later.
@Configuration(proxyBeanMethods = false)
class NotebookCleanup {
    @Bean
    RuleCleanup notebooksSwept(Notebooks notebooks) {
        return new RuleCleanup("notebook.notebook", notebooks::forgetUnused);
    }

    @Bean
    ReplayRule notebooksErasedAgain(Notebooks notebooks) {
        return new ReplayRule(Notebooks.ERASED, notebooks::eraseAgain);
    }

    @Bean
    RuleCleanup notebookProofsSwept(NotebookStore store) {
        return new RuleCleanup("notebook.proof", store::forgetProofs);
    }

    @Bean
    RuleCleanup notebookVisitsSwept(NotebookVisitStore store) {
        return new RuleCleanup("notebook.visit", store::forget);
    }
}
