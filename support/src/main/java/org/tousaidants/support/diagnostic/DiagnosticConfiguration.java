package org.tousaidants.support.diagnostic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// Loads the questions, and applies `retention/diagnostic.yaml`.
@Configuration(proxyBeanMethods = false)
class DiagnosticConfiguration {
    /// Reads the questions at the start and checks their examples.
    @Bean
    static TenantValues<Questionnaire> questionnaire(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, QuestionnaireFile.FILE, QuestionnaireFile::read);
    }

    @Bean
    static RetentionRuleCleanup diagnosticSwept(DiagnosticStore store) {
        return new RetentionRuleCleanup("diagnostic.kept", store::forget);
    }
}
