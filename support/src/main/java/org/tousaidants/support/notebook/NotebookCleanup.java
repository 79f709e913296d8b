package org.tousaidants.support.notebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ReplayRule;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Applies `retention/notebook.yaml`: an unused notebook is erased; the proof of consent is deleted later.
@Configuration(proxyBeanMethods = false)
class NotebookCleanup {
    @Bean
    RetentionRuleCleanup notebooksSwept(Notebooks notebooks) {
        return new RetentionRuleCleanup("notebook.notebook", notebooks::forgetUnused);
    }

    @Bean
    ReplayRule notebooksErasedAgain(Notebooks notebooks) {
        return new ReplayRule(Notebooks.ERASED, notebooks::eraseAgain);
    }

    @Bean
    RetentionRuleCleanup notebookProofsSwept(NotebookStore store) {
        return new RetentionRuleCleanup("notebook.proof", store::forgetProofs);
    }

    @Bean
    RetentionRuleCleanup notebookVisitsSwept(NotebookVisitStore store) {
        return new RetentionRuleCleanup("notebook.visit", store::forget);
    }
}
