package org.tousaidants.support.notebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Applies `retention/notebook.yaml`: erases unused notebooks, and later deletes the proofs of consent.
@Configuration(proxyBeanMethods = false)
class NotebookCleanup {
    @Bean
    CleanupOfRetentionRule notebooksSwept(PersonNotebooks notebooks) {
        return new CleanupOfRetentionRule("notebook.notebook", notebooks::forgetUnused);
    }

    @Bean
    ActReplayAfterRestore notebooksErasedAgain(PersonNotebooks notebooks) {
        return new ActReplayAfterRestore(PersonNotebooks.ERASED, notebooks::eraseAgain);
    }

    @Bean
    CleanupOfRetentionRule notebookProofsSwept(NotebookStore store) {
        return new CleanupOfRetentionRule("notebook.proof", store::forgetProofs);
    }

    @Bean
    CleanupOfRetentionRule notebookVisitsSwept(NotebookVisitStore store) {
        return new CleanupOfRetentionRule("notebook.visit", store::forget);
    }
}
