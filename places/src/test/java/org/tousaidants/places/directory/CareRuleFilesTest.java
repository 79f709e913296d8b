package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareRuleFilesTest {
    @TempDir
    Path territory;

    @Test
    void theFileOfTheTerritoryRules() throws IOException {
        Files.writeString(territory.resolve(UpkeepRulesFile.NAME), "à nous");
        var found = CareRuleFiles.ruling(territory.toString(), "charente-maritime", UpkeepRulesFile.NAME);
        assertThat(found.text()).isEqualTo("à nous");
        assertThat(found.name()).startsWith(territory.toString());
    }

    @Test
    void whatAnAgglomerationLeavesOpenIsSaidByItsDepartment() throws IOException {
        Files.createDirectories(territory.resolve("socle/socle"));
        Files.writeString(territory.resolve("socle/" + UpkeepRulesFile.NAME), "du département");
        Files.writeString(territory.resolve("socle/socle/" + UpkeepRulesFile.NAME), "du socle");
        assertThat(CareRuleFiles.ruling(territory.toString(), "charente-maritime", UpkeepRulesFile.NAME)
                        .text())
                .isEqualTo("du département");
        // « .yml » is read as « .yaml ».
        Files.writeString(territory.resolve(UpkeepRulesFile.NAME.replace(".yaml", ".yml")), "à nous");
        assertThat(CareRuleFiles.ruling(territory.toString(), "charente-maritime", UpkeepRulesFile.NAME)
                        .text())
                .isEqualTo("à nous");
    }

    @Test
    void whatTheTerritoryLeavesOpenIsSaidByTheBase() {
        for (var configured : new String[] {"", "charente-maritime", territory.toString(), "../../etc", "nowhere"})
            assertThat(CareRuleFiles.ruling(configured, "charente-maritime", UpkeepRulesFile.NAME)
                            .name())
                    .as(configured)
                    .isEqualTo("/protocol/base/" + UpkeepRulesFile.NAME);
    }
}
