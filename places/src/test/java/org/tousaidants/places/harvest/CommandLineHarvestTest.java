package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.db.RunningServerProcess;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.RunningSite;

/// The command beside a site that serves the same database.
class CommandLineHarvestTest extends RunningSite {
    private static final String HEAD = "id,nom,adresse,code_postal,commune\n";
    private static final String ONE = HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n";

    @Autowired
    OpenDataHarvests harvests;

    @Autowired
    HarvestStore store;

    @Autowired
    RunningServerProcess livingProcess;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private final String network = "ligne-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aNetwork() {
        networks.found(new TerritoryNetwork(network, "Un réseau", "17"));
    }

    @Test
    void whatTheCommandHarvestsShowsOnTheRunningSiteWithinSeconds() throws Exception {
        assertThat(directory.snapshot().places()).isEmpty();
        assertThat(run("--source", file(ONE), "--name", "mairies", "--network", network))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(HarvestCommand.OK);
        assertThat(said())
                .contains("mairies : 1 lue, 1 gardée, 0 refusée, 0 exclue,")
                .contains("1 nouveau lieu, 0 lieu changé, 0 fiche inchangée, 0 lieu parti");
        assertThat(jobs.run("directory.refresh")).isEmpty();
        assertThat(directory.snapshot().places())
                .extracting(place -> place.sheet().text(Field.NOM))
                .containsExactly("Mairie");
        assertThat(harvests.runs(Optional.of("mairies"), 1))
                .extracting(StoredHarvestRun::state)
                .containsExactly(StoredHarvestRun.HarvestRunState.KEPT);
    }

    @Test
    void theFilesAreWrittenBesideWhenTheyAreAskedFor() throws Exception {
        var folderOut = folder.resolve("sortie");
        assertThat(run("--source", file(ONE + "2,,,,\n"), "--name", "m", "--network", network, "--out", folderOut))
                .isEqualTo(HarvestCommand.OK);
        assertThat(folderOut.resolve("places.csv")).content().contains("Mairie");
        assertThat(folderOut.resolve("rejects.csv")).content().contains("sans nom");
        assertThat(folderOut.resolve("report.json")).content().contains("\"kept\" : 1");
    }

    @Test
    void aSourceThatIsNoLongerUsableLeavesWhatWasThereWithTheSameCodes() throws Exception {
        run("--source", file(ONE), "--name", "m", "--network", network);
        assertThat(run("--source", folder.resolve("absent.csv"), "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("Erreur : ").contains("absent.csv");
        assertThat(run("--source", file("Titre\nMairie\n"), "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.NOTHING_KEPT);
        assertThat(said()).contains("La colonne du nom (nom) n’est pas dans la source");
        run("--source", file(ONE), "--name", "m", "--network", network);
        assertThat(said()).contains("0 nouveau lieu, 0 lieu changé, 1 fiche inchangée, 0 lieu parti");
    }

    @Test
    void theMappingOfAKnownSourceIsKept() throws Exception {
        harvests.keep(
                "m",
                "Les mairies",
                "",
                "{\"nom\": {\"colonne\": \"Titre\"},"
                        + "\"commune\": {\"colonne\": \"Ville\"}, \"code_postal\": {\"colonne\": \"CP\"},"
                        + "\"adresse\": {\"colonne\": \"Rue\"}}");
        assertThat(run(
                        "--source",
                        file("Titre,Ville,CP,Rue\nMairie,Saintes,17100,1 rue du Port\n"),
                        "--name",
                        "m",
                        "--network",
                        network))
                .isEqualTo(HarvestCommand.OK);
        assertThat(harvests.source("m").orElseThrow().label()).isEqualTo("Les mairies");
        assertThat(run("--source", file(ONE), "--mapping", "schema-national", "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.OK);
        assertThat(harvests.source("m").orElseThrow().mapping()).isEmpty();
    }

    @Test
    void aNetworkThatIsNotThereIsNotInvented() throws Exception {
        assertThat(run("--source", file(ONE), "--name", "m", "--network", "nulle-part"))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("pas de réseau « nulle-part »").contains(network);
        assertThat(run("--source", file(ONE), "--name", "m", "--network")).isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("plusieurs réseaux, dites lequel");
    }

    @Test
    void aSourceWithoutAddressAsksForAFile() throws Exception {
        assertThat(run("--name", "m", "--network", network)).isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("ne connaît pas la source « m » : donnez aussi --source");
        run("--source", file(ONE), "--name", "m", "--network", network);
        assertThat(run("--name", "m", "--network", network)).isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("n’a pas d’adresse sur internet");
    }

    @Test
    void aRunThatIsUnderWayIsNotDisturbed() throws Exception {
        harvests.keep("m", "Les mairies", "", "");
        store.start("m", UUID.randomUUID(), Instant.EPOCH, Optional.empty(), livingProcess.number());
        assertThat(run("--source", file(ONE), "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(said()).contains("déjà en cours");
    }

    @Test
    void aSourceThatItsServerSaysUnchangedIsNotReadAgainUnlessAsked() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/m.csv", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            var known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : 0);
            if (!known) exchange.getResponseBody().write(ONE.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        System.setProperty("ta.harvest.allow-private", "localhost");
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/m.csv";
            assertThat(run("--source", address, "--name", "m", "--network", network))
                    .as(said())
                    .isEqualTo(HarvestCommand.OK);
            assertThat(run("--name", "m", "--network", network)).isEqualTo(HarvestCommand.OK);
            assertThat(said()).contains("m : inchangée");
            assertThat(run("--name", "m", "--network", network, "--again")).isEqualTo(HarvestCommand.OK);
            assertThat(said()).contains("1 fiche inchangée");
            assertThat(harvests.runs(Optional.of("m"), 3))
                    .extracting(StoredHarvestRun::state)
                    .containsExactly(
                            StoredHarvestRun.HarvestRunState.KEPT,
                            StoredHarvestRun.HarvestRunState.UNCHANGED,
                            StoredHarvestRun.HarvestRunState.KEPT);
            harvests.keep("m", "Les mairies", address, "");
            assertThat(run("--name", "m", "--network", network)).isEqualTo(HarvestCommand.OK);
            assertThat(said()).as("a changed source is read again").contains("1 lue");
        } finally {
            System.clearProperty("ta.harvest.allow-private");
            server.stop(0);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
    }

    @Test
    void aFirstHarvestAndAnUnusualOneWaitUnlessAskedToPublish() throws Exception {
        var first = file(ONE + "2,Médiathèque,3 rue du Port,17100,Saintes\n");
        assertThat(command("--source", first, "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.OK);
        assertThat(said())
                .contains("si vous publiez : 2 nouveaux lieux")
                .contains("Rien n’est encore publié")
                .contains("/bureau/sources/m");
        assertThat(directory.snapshot().places()).isEmpty();
        assertThat(run("--source", first, "--name", "m", "--network", network)).isEqualTo(HarvestCommand.OK);
        assertThat(said()).doesNotContain("publié");
        // A usual run is published at once: a timer needs no operator each night.
        assertThat(command("--source", first, "--name", "m", "--network", network))
                .isEqualTo(HarvestCommand.OK);
        assertThat(said()).contains("2 fiches inchangées").doesNotContain("Rien n’est encore publié");
        var many = new StringBuilder(ONE);
        for (var n = 3; n < 40; n++) many.append(n).append(",Lieu ").append(n).append(",1 rue du Port,17100,Saintes\n");
        command("--source", file(many.toString()), "--name", "m", "--network", network);
        assertThat(said()).contains("37 nouveaux lieux").contains("Rien n’est encore publié");
        assertThat(jobs.run("directory.refresh")).isEmpty();
        assertThat(directory.snapshot().places()).hasSize(2);
    }

    /// A run by a coordinator who has already looked.
    private int run(Object... args) {
        return command(
                Stream.concat(Arrays.stream(args), Stream.of("--publish")).toArray());
    }

    private int command(Object... args) {
        out.reset();
        err.reset();
        return new HarvestCommand(print(out), print(err), false, () -> TestDatabase.joined(url()))
                .run(Arrays.stream(args).map(Object::toString).toList(), clock);
    }

    private String url() {
        return environment.getRequiredProperty("ta.database-url");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
