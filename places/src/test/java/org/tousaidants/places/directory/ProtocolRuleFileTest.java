package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolRuleFileTest {
    @TempDir
    Path territory;

    @Test
    void theFileOfTheTerritoryRules() throws IOException {
        Files.writeString(territory.resolve(DataUpkeepRulesFile.NAME), "à nous");
        var found = ProtocolRuleFile.ruling(territory.toString(), "charente-maritime", DataUpkeepRulesFile.NAME);
        assertThat(found.text()).isEqualTo("à nous");
        assertThat(found.name()).startsWith(territory.toString());
    }

    @Test
    void whatAnAgglomerationLeavesOpenIsSaidByItsDepartment() throws IOException {
        Files.createDirectories(territory.resolve("socle/socle"));
        Files.writeString(territory.resolve("socle/" + DataUpkeepRulesFile.NAME), "du département");
        Files.writeString(territory.resolve("socle/socle/" + DataUpkeepRulesFile.NAME), "du socle");
        assertThat(ProtocolRuleFile.ruling(territory.toString(), "charente-maritime", DataUpkeepRulesFile.NAME)
                        .text())
                .isEqualTo("du département");
        // « .yml » is read as « .yaml ».
        Files.writeString(territory.resolve(DataUpkeepRulesFile.NAME.replace(".yaml", ".yml")), "à nous");
        assertThat(ProtocolRuleFile.ruling(territory.toString(), "charente-maritime", DataUpkeepRulesFile.NAME)
                        .text())
                .isEqualTo("à nous");
    }

    @Test
    void whatTheTerritoryLeavesOpenIsSaidByTheBase() {
        for (var configured : new String[] {"", "charente-maritime", territory.toString(), "../../etc", "nowhere"})
            assertThat(ProtocolRuleFile.ruling(configured, "charente-maritime", DataUpkeepRulesFile.NAME)
                            .name())
                    .as(configured)
                    .isEqualTo("/protocol/base/" + DataUpkeepRulesFile.NAME);
    }
}
