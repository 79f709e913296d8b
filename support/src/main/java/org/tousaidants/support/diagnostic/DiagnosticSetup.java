package org.tousaidants.support.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.retention.RuleCleanup;
import org.tousaidants.platform.tenancy.PerTenant;
import org.tousaidants.platform.tenancy.Tenants;

/// Loads the questions, and applies `retention/diagnostic.yaml`.
@Configuration(proxyBeanMethods = false)
class DiagnosticSetup {
    /// Read at the start, with its examples.
    @Bean
    static PerTenant<Questionnaire> questionnaire(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, QuestionFile.FILE, QuestionFile::read);
    }

    @Bean
    static RuleCleanup diagnosticSwept(DiagnosticStore store) {
        return new RuleCleanup("diagnostic.kept", store::forget);
    }
}
