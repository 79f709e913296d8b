package org.tousaidants.places.upkeep;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Reads the rules once at startup, so that mistakes are reported before a letter is sent.
@Configuration(proxyBeanMethods = false)
class UpkeepLetterRulesConfiguration {
    @Bean
    static ValuePerTenant<UpkeepLetterRules> careRules(Tenants tenants) {
        return ProtocolRuleFile.ofEach(tenants, UpkeepLetterRulesFile.NAME, UpkeepLetterRulesConfiguration::read);
    }

    static UpkeepLetterRules standard() {
        return read(ProtocolRuleFile.ruling("", "base", UpkeepLetterRulesFile.NAME));
    }

    private static UpkeepLetterRules read(ProtocolRuleFile file) {
        return switch (UpkeepLetterRulesFile.read(file.text())) {
            case UpkeepLetterRulesFile.ParsedLetterRules(var rules) -> rules;
            case UpkeepLetterRulesFile.InvalidLetterRules(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
