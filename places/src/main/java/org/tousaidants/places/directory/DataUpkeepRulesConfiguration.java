package org.tousaidants.places.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionPeriodFile;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Reads the upkeep rules once, at startup. A mistake in the rules stops the startup.
@Configuration(proxyBeanMethods = false)
class DataUpkeepRulesConfiguration {
    @Bean
    static ValuePerTenant<DataUpkeepRules> upkeepRules(Tenants tenants) {
        return ProtocolRuleFile.ofEach(tenants, DataUpkeepRulesFile.NAME, DataUpkeepRulesConfiguration::read);
    }

    /// Reads the retention periods of each territory. They may be shorter than the periods of the common base
    /// protocol.
    @Bean
    static ValuePerTenant<RetentionPeriodFile> periodFile(Tenants tenants) {
        return ProtocolRuleFile.ofEach(
                tenants, RetentionPeriodFile.FILE, file -> new RetentionPeriodFile(file.name(), file.text()));
    }

    static DataUpkeepRules standard() {
        return read(ProtocolRuleFile.ruling("", "base", DataUpkeepRulesFile.NAME));
    }

    private static DataUpkeepRules read(ProtocolRuleFile file) {
        return switch (DataUpkeepRulesFile.read(file.text())) {
            case DataUpkeepRulesFile.ParsedUpkeepRules(var rules) -> rules;
            case DataUpkeepRulesFile.InvalidUpkeepRules(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
