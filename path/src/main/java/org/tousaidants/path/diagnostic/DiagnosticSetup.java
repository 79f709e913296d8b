package org.tousaidants.path.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.Swept;

/// The questions, and how what `retention/diagnostic.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class DiagnosticSetup {
    /// Read at the start, with its examples.
    @Bean
    static Questionnaire questionnaire() {
        return QuestionFile.standard();
    }

    @Bean
    static Swept diagnosticSwept(DiagnosticStore store) {
        return new Swept("diagnostic.kept", store::forget);
    }
}
