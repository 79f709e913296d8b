package org.tousaidants.path.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Networks;

/// Each night: answers older than their time go.
@Service
class DiagnosticRounds {
    private final Diagnostics diagnostics;
    private final Networks networks;

    DiagnosticRounds(Diagnostics diagnostics, Networks networks) {
        this.diagnostics = diagnostics;
        this.networks = networks;
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Europe/Paris")
    void everyNight() {
        diagnostics.tidy(networks.here().id());
    }

    /// Read at the start, with its examples.
    @Bean
    static Questionnaire questionnaire() {
        return QuestionFile.standard();
    }
}
