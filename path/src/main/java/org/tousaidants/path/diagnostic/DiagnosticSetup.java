package org.tousaidants.path.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.served.Served;

/// The questions, and how what `retention/diagnostic.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class DiagnosticSetup {
    /// Read at the start, with its examples.
    @Bean
    static PerTerritory<Questionnaire> questionnaire(Served served) {
        return CareRuleFiles.ofEach(served, QuestionFile.FILE, QuestionFile::read);
    }

    @Bean
    static Swept diagnosticSwept(DiagnosticStore store) {
        return new Swept("diagnostic.kept", store::forget);
    }
}
