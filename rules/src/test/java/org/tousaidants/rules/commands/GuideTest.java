package org.tousaidants.rules.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the commands of the guide « Commencer dans votre territoire »; `TwoTerritoriesTest` runs its sites.
class GuideTest {
    @TempDir
    Path folder;

    @Test
    void aStrangerWhoFollowsTheGuideArrives() throws IOException {
        var played = GuideWalkthrough.play(folder);
        assertThat(played).isGreaterThan(20);
        assertThat(Files.readString(folder.resolve("regles-1.1/creuse/competences.yaml")))
                .contains("accueil: 5");
        assertThat(folder.resolve("regles/haute-vienne/protocole.yaml"))
                .content()
                .contains("statut: adopte");
        assertThat(folder.resolve("regles-1.1/creuse/socle/historique.yaml"))
                .content()
                .contains("Atelier de Limoges");
    }
}
