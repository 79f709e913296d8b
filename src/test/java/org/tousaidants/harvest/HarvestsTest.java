package org.tousaidants.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.web.RunningSite;

class HarvestsTest extends RunningSite {
    private static final String HEAD = "id,nom,adresse,code_postal,commune\n";

    @Autowired
    Harvests harvests;

    @Autowired
    HarvestStore store;

    @TempDir
    Path folder;

    private final String network = "moisson-" + UUID.randomUUID();

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").counts().created())
                .isEqualTo(1);
        var again = run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        assertThat(again.state()).isEqualTo(Run.State.KEPT);
        assertThat(again.counts().same()).isEqualTo(1);
        assertThat(again.counts().created() + again.counts().changed()).isZero();
    }

    @Test
    void aPageInsteadOfDataWritesNothingAndSaysWhy() throws IOException {
        run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        var refused = run("<!doctype html><html><body>Connexion</body></html>");
        assertThat(refused.state()).isEqualTo(Run.State.REFUSED);
        assertThat(refused.reason()).isNotEmpty();
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").counts().same())
                .isEqualTo(1);
    }

    @Test
    void oneRunOfASourceAtATime() {
        harvests.keep(network, "source", "Une source", "", "");
        assertThat(store.start(network, "source", UUID.randomUUID(), Instant.EPOCH, Optional.empty()))
                .isTrue();
        assertThat(store.start(network, "source", UUID.randomUUID(), Instant.EPOCH, Optional.empty()))
                .isFalse();
        assertThat(harvests.harvest(network, "source", Optional.empty()))
                .isInstanceOf(Harvests.Started.AlreadyRunning.class);
    }

    private Run run(String text) throws IOException {
        harvests.keep(network, "source", "Une source", "", "");
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
        var started = harvests.harvest(network, "source", Optional.empty(), file);
        return harvests.run(network, ((Harvests.Started.Going) started).run()).orElseThrow();
    }
}
