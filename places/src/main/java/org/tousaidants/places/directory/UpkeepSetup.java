package org.tousaidants.places.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.PeriodFile;
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.served.Served;

/// The rules are read once, at the start: what is wrong with them is said before anybody relies on a number.
@Configuration(proxyBeanMethods = false)
class UpkeepSetup {
    @Bean
    static PerTerritory<UpkeepRules> upkeepRules(Served served) {
        return CareRuleFiles.ofEach(served, UpkeepFile.NAME, UpkeepSetup::read);
    }

    /// How long the territory keeps what it knows of people, where that is shorter than in the base.
    @Bean
    static PerTerritory<PeriodFile> periodFile(Served served) {
        return CareRuleFiles.ofEach(served, PeriodFile.FILE, file -> new PeriodFile(file.name(), file.text()));
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
