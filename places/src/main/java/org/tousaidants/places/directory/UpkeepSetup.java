package org.tousaidants.places.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.RetentionPeriodFile;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// Reads the upkeep rules once, at startup. A mistake in the rules stops the startup.
@Configuration(proxyBeanMethods = false)
class UpkeepSetup {
    @Bean
    static TenantValues<UpkeepRules> upkeepRules(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, UpkeepFile.NAME, UpkeepSetup::read);
    }

    /// The retention periods of the territory, where they are shorter than in the base.
    @Bean
    static TenantValues<RetentionPeriodFile> periodFile(Tenants tenants) {
        return CareRuleFiles.ofEach(
                tenants, RetentionPeriodFile.FILE, file -> new RetentionPeriodFile(file.name(), file.text()));
    }

    static UpkeepRules standard() {
        return read(CareRuleFiles.ruling("", "base", UpkeepFile.NAME));
    }

    private static UpkeepRules read(CareRuleFiles file) {
        return switch (UpkeepFile.read(file.text())) {
            case UpkeepFile.Parsed(var rules) -> rules;
            case UpkeepFile.Invalid(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
