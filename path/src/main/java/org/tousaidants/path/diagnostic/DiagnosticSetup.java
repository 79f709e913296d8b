package org.tousaidants.path.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.tenancy.PerTenant;
import org.tousaidants.platform.tenancy.Tenants;

/// The questions, and how what `retention/diagnostic.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class DiagnosticSetup {
    /// Read at the start, with its examples.
    @Bean
    static PerTenant<Questionnaire> questionnaire(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, QuestionFile.FILE, QuestionFile::read);
    }

    @Bean
    static Swept diagnosticSwept(DiagnosticStore store) {
        return new Swept("diagnostic.kept", store::forget);
    }
}
