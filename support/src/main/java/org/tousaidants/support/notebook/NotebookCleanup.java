package org.tousaidants.support.notebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// Applies `retention/notebook.yaml`: an unused notebook is erased; the proof of consent is deleted later.
@Configuration(proxyBeanMethods = false)
class NotebookCleanup {
    @Bean
    ScheduledCleanup notebooksSwept(Notebooks notebooks) {
        return new ScheduledCleanup("notebook.notebook", notebooks::forgetUnused);
    }

    @Bean
    ReplayRule notebooksErasedAgain(Notebooks notebooks) {
        return new ReplayRule(Notebooks.ERASED, notebooks::eraseAgain);
    }

    @Bean
    ScheduledCleanup notebookProofsSwept(NotebookStore store) {
        return new ScheduledCleanup("notebook.proof", store::forgetProofs);
    }

    @Bean
    ScheduledCleanup notebookVisitsSwept(NotebookVisitStore store) {
        return new ScheduledCleanup("notebook.visit", store::forget);
    }
}
