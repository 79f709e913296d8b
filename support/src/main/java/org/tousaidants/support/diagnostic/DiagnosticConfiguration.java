package org.tousaidants.support.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Loads the questions of the diagnostic, and applies `retention/diagnostic.yaml`.
@Configuration(proxyBeanMethods = false)
class DiagnosticConfiguration {
    /// Reads the questions at the start of the application and verifies them with the examples in their file.
    @Bean
    static ValuePerTenant<DiagnosticQuestionnaire> questionnaire(Tenants tenants) {
        return ProtocolRuleFile.ofEach(tenants, DiagnosticQuestionnaireFile.FILE, DiagnosticQuestionnaireFile::read);
    }

    @Bean
    static CleanupOfRetentionRule diagnosticSwept(NeedsDiagnosticStore store) {
        return new CleanupOfRetentionRule("diagnostic.kept", store::forget);
    }
}
