package org.tousaidants.places.upkeep;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// The rules are read once, at the start: mistakes in them are reported before a letter leaves.
@Configuration(proxyBeanMethods = false)
class CareRulesConfiguration {
    @Bean
    static TenantValues<CareRules> careRules(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, CareFile.NAME, CareRulesConfiguration::read);
    }

    static CareRules standard() {
        return read(CareRuleFiles.ruling("", "base", CareFile.NAME));
    }

    private static CareRules read(CareRuleFiles file) {
        return switch (CareFile.read(file.text())) {
            case CareFile.Parsed(var rules) -> rules;
            case CareFile.Invalid(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
