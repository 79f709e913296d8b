package org.tousaidants.places.directory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.retention.PeriodFile;

/// The rules are read once, at the start: what is wrong with them is said before anybody relies on a number.
@Configuration(proxyBeanMethods = false)
class UpkeepSetup {
    @Bean
    static UpkeepRules upkeepRules(@Value("${ta.protocol:}") String protocol, Networks networks) {
        return read(CareRuleFiles.ruling(protocol, networks.here().id(), UpkeepFile.NAME));
    }

    /// How long the territory keeps what it knows of people, where that is shorter than in the base.
    @Bean
    static PeriodFile periodFile(@Value("${ta.protocol:}") String protocol, Networks networks) {
        var file = CareRuleFiles.ruling(protocol, networks.here().id(), PeriodFile.FILE);
        return new PeriodFile(file.name(), file.text());
    }

    static UpkeepRules standard() {
        return read(CareRuleFiles.ruling("", "base", UpkeepFile.NAME));
    }

    private static UpkeepRules read(CareRuleFiles file) {
        return switch (UpkeepFile.read(file.text())) {
            case UpkeepFile.Read(var rules) -> rules;
            case UpkeepFile.Refused(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        };
    }
}
