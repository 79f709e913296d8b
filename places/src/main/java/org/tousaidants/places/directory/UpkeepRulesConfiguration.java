package org.tousaidants.places.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionPeriodFile;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// Reads the upkeep rules once, at startup. A mistake in the rules stops the startup.
@Configuration(proxyBeanMethods = false)
class UpkeepRulesConfiguration {
    @Bean
    static TenantValues<UpkeepRules> upkeepRules(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, UpkeepRulesFile.NAME, UpkeepRulesConfiguration::read);
    }

    /// The retention periods of the territory, where they are shorter than in the base.
    @Bean
    static TenantValues<RetentionPeriodFile> periodFile(Tenants tenants) {
        return CareRuleFiles.ofEach(
                tenants, RetentionPeriodFile.FILE, file -> new RetentionPeriodFile(file.name(), file.text()));
    }

    static UpkeepRules standard() {
        return read(CareRuleFiles.ruling("", "base", UpkeepRulesFile.NAME));
    }

    private static UpkeepRules read(CareRuleFiles file) {
        return switch (UpkeepRulesFile.read(file.text())) {
            case UpkeepRulesFile.Parsed(var rules) -> rules;
            case UpkeepRulesFile.Invalid(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
