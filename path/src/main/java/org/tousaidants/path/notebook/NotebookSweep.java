package org.tousaidants.path.notebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/notebook.yaml` keeps goes: an unused notebook is erased, the proof that there was a
/// consent goes later.
@Configuration(proxyBeanMethods = false)
class NotebookSweep {
    @Bean
    Swept notebooksSwept(Notebooks notebooks) {
        return new Swept("notebook.notebook", notebooks::forgetUnused);
    }

    @Bean
    ReplayRule notebooksErasedAgain(Notebooks notebooks) {
        return new ReplayRule(Notebooks.ERASED, notebooks::eraseAgain);
    }

    @Bean
    Swept notebookProofsSwept(NotebookStore store) {
        return new Swept("notebook.proof", store::forgetProofs);
    }

    @Bean
    Swept notebookVisitsSwept(NotebookVisitStore store) {
        return new Swept("notebook.visit", store::forget);
    }
}
