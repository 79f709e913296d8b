package org.tousaidants.path.diagnostic;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.retention.Swept;

/// The questions, and how what `retention/diagnostic.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class DiagnosticSetup {
    /// Read at the start, with its examples.
    @Bean
    static Questionnaire questionnaire(@Value("${ta.protocol:}") String protocol, Networks networks) {
        return QuestionFile.read(CareRuleFiles.ruling(protocol, networks.here().id(), QuestionFile.FILE));
    }

    @Bean
    static Swept diagnosticSwept(DiagnosticStore store) {
        return new Swept("diagnostic.kept", store::forget);
    }
}
