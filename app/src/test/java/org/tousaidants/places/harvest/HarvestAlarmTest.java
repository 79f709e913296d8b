package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceMergeResult;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SheetCorrectionResult;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A source that vanishes or halves raises an alarm and removes no place; the same file again changes nothing,
/// including the decisions of people.
@Tag("browser")
class HarvestAlarmTest extends RunningSite {
    private static final String HEAD = "id,nom,adresse,code_postal,commune\n";

    @Autowired
    OpenDataHarvests harvests;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private final String network = "alarme-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ValueStatementSource.AccountSource nadia =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");

    @Test
    void aSourceThatHalvesRemovesNobody() throws IOException {
        harvest(file(40));
        var before = directory.snapshot();
        for (var left : new int[] {20, 19, 1}) {
            var run = harvest(file(left));
            assertThat(run.state()).isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
            assertThat(RefusalReasonTexts.french(run.why()))
                    .as("%d left", left)
                    .contains("40 lieux", "maintenant " + left, "aucun lieu n’a été retiré");
            assertThat(run.counts().gone()).isZero();
            assertThat(directory.snapshot()).isEqualTo(before);
        }
        assertThat(harvests.troubled()).hasSize(1);
        assertThat(RefusalReasonTexts.french(harvests.latest().get("source").why()))
                .contains("Vérifiez la source");
        assertThat(harvest(file(40)).why().key()).isEmpty();
        assertThat(harvests.troubled()).isEmpty();
    }

    @Test
    void whatLeavesOneByOneLeavesAndComesBackUnderItsAddress() throws IOException {
        harvest(file(40));
        var before = codes();
        var run = harvest(file(21));
        assertThat(run.why().key()).isEmpty();
        assertThat(run.counts().gone()).isEqualTo(19);
        assertThat(codes()).hasSize(21);
        harvest(file(40));
        assertThat(codes()).isEqualTo(before);
    }

    @Test
    void aFileCutInTheMiddleRemovesNobody() throws IOException {
        harvest(file(40));
        var before = directory.snapshot();
        var whole = file(40);
        var json = whole.lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cell ->
                        "{\"id\":\"%s\",\"nom\":\"%s\",\"adresse\":\"%s\",\"code_postal\":\"17100\",\"commune\":\"Saintes\"}"
                                .formatted((Object[]) cell))
                .collect(Collectors.joining(",\n", "[", "]"));
        for (var cut : new String[] {
            whole.substring(0, whole.indexOf("du Port", whole.indexOf("Mairie 30"))),
            whole.substring(0, whole.indexOf("Mairie 30")) + "\"Mairie",
            json.substring(0, json.indexOf("Mairie 30"))
        }) {
            var run = harvest(cut);
            assertThat(run.counts().kept()).as(cut).isEqualTo(30);
            assertThat(run.counts().gone()).as(cut).isZero();
            assertThat(RefusalReasonTexts.french(run.why()))
                    .as(cut)
                    .contains("s’arrête au milieu", "aucun lieu n’a été retiré");
            assertThat(directory.snapshot()).isEqualTo(before);
        }
        assertThat(harvests.troubled()).hasSize(1);
    }

    @Test
    void aListThatComesBackToAPageAlreadyReadRemovesNobody() throws IOException {
        var last = new AtomicInteger(2);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/page/", exchange -> {
            var page = Integer.parseInt(exchange.getRequestURI().getPath().substring("/page/".length()));
            var next = page < 2 ? page + 1 : last.get();
            var records = IntStream.range(page * 15, page * 15 + 15)
                    .mapToObj(i -> "{\"id\":\"" + i + "\",\"nom\":\"Mairie " + i
                            + "\",\"adresse\":\"1 rue\",\"code_postal\":\"17100\",\"commune\":\"Saintes\"}")
                    .collect(Collectors.joining(","));
            var body = ("{\"next\":"
                            + (next == page
                                    ? "null"
                                    : "\"http://" + exchange.getRequestHeaders().getFirst("Host") + "/page/" + next
                                            + "\"")
                            + ",\"results\":[" + records + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        networks.found(new TerritoryNetwork(network, "Un réseau", "17"));
        System.setProperty("ta.harvest.allow-private", "localhost");
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/page/0@results";
            assertThat(command("--source", address, "--name", "source", "--network", network))
                    .isEqualTo(HarvestCommand.OK);
            assertThat(places.present("source")).isEqualTo(45);
            last.set(1);
            assertThat(command("--name", "source", "--network", network, "--again"))
                    .isEqualTo(HarvestCommand.REFUSED);
            assertThat(RefusalReasonTexts.french(harvests.latest().get("source").why()))
                    .contains("déjà lue");
            assertThat(places.present("source")).isEqualTo(45);
        } finally {
            System.clearProperty("ta.harvest.allow-private");
            server.stop(0);
        }
    }

    @Test
    void aSourceThatVanishesOrIsEmptiedRemovesNobody() throws IOException {
        harvest(file(40));
        var before = directory.snapshot();
        for (var text : new String[] {"", HEAD, "\n\n\n", "<html><body>404 Not Found</body></html>", "null", "[]"}) {
            var run = harvest(text);
            assertThat(run.state()).as(text).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
            assertThat(run.why().key()).as(text).isNotEmpty();
            assertThat(harvests.troubled()).hasSize(1);
        }
        var vanished = harvests.harvest(
                "source",
                Optional.of(new SourceLocation.FileSource(folder.resolve("parti.csv"), List.of())),
                HarvestProgressObserver.NOBODY);
        assertThat(ended(vanished).state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
        assertThat(directory.snapshot()).isEqualTo(before);
    }

    @Test
    void anAddressThatAnswersNoMoreRemovesNobody() throws IOException {
        var answer = new AtomicInteger(200);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/m.csv", exchange -> {
            var body = (answer.get() == 200 ? file(40) : "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.get(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        networks.found(new TerritoryNetwork(network, "Un réseau", "17"));
        System.setProperty("ta.harvest.allow-private", "localhost");
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/m.csv";
            assertThat(command("--source", address, "--name", "source", "--network", network))
                    .isEqualTo(HarvestCommand.OK);
            for (var status : new int[] {404, 410, 403, 500, 204}) {
                answer.set(status);
                assertThat(command("--name", "source", "--network", network, "--again"))
                        .as("status %d", status)
                        .isEqualTo(HarvestCommand.REFUSED);
                assertThat(places.present("source")).isEqualTo(40);
                assertThat(harvests.troubled()).as("status %d", status).hasSize(1);
            }
            server.stop(0);
            assertThat(command("--name", "source", "--network", network, "--again"))
                    .isEqualTo(HarvestCommand.REFUSED);
            assertThat(places.present("source")).isEqualTo(40);
        } finally {
            System.clearProperty("ta.harvest.allow-private");
            server.stop(0);
        }
    }

    @Test
    void theAlarmLastsAsLongAsItsCause() throws IOException {
        var records = new AtomicInteger(40);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/m.csv", exchange -> {
            var tag = "\"" + records.get() + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            var known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            var body = file(records.get()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
            if (!known) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        networks.found(new TerritoryNetwork(network, "Un réseau", "17"));
        System.setProperty("ta.harvest.allow-private", "localhost");
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/m.csv";
            command("--source", address, "--name", "source", "--network", network);
            records.set(15);
            for (var again = 0; again < 3; again++) {
                command("--name", "source", "--network", network);
                assertThat(harvests.troubled()).as("look %d", again).hasSize(1);
            }
            records.set(40);
            command("--name", "source", "--network", network);
            assertThat(harvests.troubled()).isEmpty();
            command("--name", "source", "--network", network);
            assertThat(harvests.troubled()).isEmpty();
            assertThat(places.present("source")).isEqualTo(40);
        } finally {
            System.clearProperty("ta.harvest.allow-private");
            server.stop(0);
        }
    }

    /// All places are held in memory: one large file would make the site unusable.
    @Test
    void morePlacesThanTheSiteCanHoldAreRefused() throws IOException {
        networks.found(new TerritoryNetwork(network, "Un réseau", "17"));
        System.setProperty("ta.places.most", "30");
        try {
            assertThat(brought("source", 25)).isEqualTo(HarvestCommand.OK);
            assertThat(brought("source", 31)).isEqualTo(HarvestCommand.REFUSED);
            assertThat(brought("autre", 6)).isEqualTo(HarvestCommand.REFUSED);
            assertThat(RefusalReasonTexts.french(harvests.latest().get("autre").why()))
                    .contains("plus de 30 lieux", "rien n’a été écrit");
            assertThat(places.standing()).isEqualTo(25);
            assertThat(brought("autre", 5)).isEqualTo(HarvestCommand.OK);
            assertThat(brought("source", 24)).isEqualTo(HarvestCommand.OK);
        } finally {
            System.clearProperty("ta.places.most");
        }
    }

    private int brought(String source, int records) throws IOException {
        return command("--source", written(file(records)).toString(), "--name", source, "--network", network);
    }

    private int command(String... args) {
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new HarvestCommand(
                        quiet,
                        quiet,
                        false,
                        () -> TestDatabase.joined(environment.getRequiredProperty("ta.database-url")))
                .run(Stream.concat(Stream.of(args), Stream.of("--publish")).toList(), clock);
    }

    @Test
    void aSourceThatNumbersItsRecordsAnewIsNotTaken() throws IOException {
        harvest(file(40));
        var before = directory.snapshot();
        var run = harvest(file(40, i -> "n-" + i));
        assertThat(run.state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
        assertThat(RefusalReasonTexts.french(run.why()))
                .contains("changé ses identifiants", "nous en retrouvons 0", "Rien n’a été écrit");
        assertThat(directory.snapshot()).isEqualTo(before);
        assertThat(harvest(file(60, i -> "" + i)).counts().created())
                .as("a growing source is accepted")
                .isEqualTo(20);
    }

    @Test
    void theAlarmStandsWhereTheCoordinatorBeginsHerDay() throws IOException {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            var name = "alarme-" + UUID.randomUUID().toString().substring(0, 8);
            harvests.keep(name, "Les mairies qui fondent " + name, "", "");
            try {
                harvests.harvest(name, Optional.empty(), written(file(12)));
                harvests.harvest(name, Optional.empty(), written(file(6)));
                assertThat(places.present(name)).isEqualTo(12);
                var coordinator = signedIn(person(Role.COORDINATOR));
                assertThat(coordinator.get("/bureau").body())
                        .contains("Les mairies qui fondent " + name, "décision à prendre");
                assertThat(coordinator.get("/bureau/sources").body())
                        .contains("Les mairies qui fondent " + name, "aucun lieu n’a été retiré")
                        .containsSubsequence("Les mairies qui fondent " + name, "à vérifier", ">Le village");
            } finally {
                places.withdrawAllBut(new ValueStatementSource.HarvestedSource(name, UUID.randomUUID()), List.of());
            }
        }
    }

    @Test
    void whoeverCheckedWithTheSourceSaysThatItReallyShrank() throws Exception {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            var name = "fondue-" + UUID.randomUUID().toString().substring(0, 8);
            var page = "/bureau/sources/" + name;
            var box = "name=\"diminue\"";
            harvests.keep(name, "Fondue", "", "");
            try {
                harvests.harvest(name, Optional.empty(), written(file(12)));
                var coordinator = signedIn(person(Role.COORDINATOR));
                assertThat(coordinator.get(page).body()).doesNotContain(box);
                harvests.harvest(name, Optional.empty(), written(file(5)));
                assertThat(coordinator.get(page).body())
                        .contains(box, "Dernier import à vérifier", "aucun lieu n’a été retiré");
                try (var screen = BrowserPage.open("http://localhost:" + port, page, coordinator.cookies)) {
                    for (var width : BrowserPage.WIDTHS) {
                        screen.width(width);
                        assertThat(screen.axe()).isEmpty();
                        assertThat(screen.scrollsSideways()).isEmpty();
                    }
                }
                handOver(coordinator, page, file(5), Map.of());
                assertThat(places.present(name)).isEqualTo(12);
                handOver(coordinator, page, file(5), Map.of("diminue", "oui"));
                assertThat(places.present(name)).isEqualTo(5);
                assertThat(coordinator.get(page).body()).doesNotContain(box);
                handOver(coordinator, page, "", Map.of("diminue", "oui"));
                assertThat(places.present(name))
                        .as("an empty file is never accepted")
                        .isEqualTo(5);
            } finally {
                places.withdrawAllBut(new ValueStatementSource.HarvestedSource(name, UUID.randomUUID()), List.of());
            }
        }
    }

    private void handOver(Visitor coordinator, String page, String file, Map<String, String> typed) throws Exception {
        var fields = new HashMap<>(typed);
        fields.put("_csrf", coordinator.token(page));
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n")
                .append(file)
                .append("\r\n--xyz--\r\n");
        var answer = coordinator.post(
                page + "/moissons",
                "multipart/form-data; boundary=xyz",
                body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var run = answer.headers().firstValue("Location").orElseThrow();
        for (var tries = 0; tries < 1_200 && coordinator.get(run).body().contains("import est en cours. Vous"); tries++)
            Thread.sleep(50);
    }

    @Test
    void theSameFileAgainChangesNothingWhateverPeopleDecided() throws IOException {
        harvest(file(12));
        var all = directory.snapshot().places();
        var grouped = (PlaceMergeResult.PlacesMerged)
                places.group(all.get(0).id(), all.get(1).id(), nadia);
        nothingChanges("after a merge");
        correct(grouped.survivor(), Field.TELEPHONE, "+33546000077");
        correct(now(all.get(2)), Field.NOM, "Le nom que nadia connaît");
        nothingChanges("after a person's edit");
        places.separate(grouped.absorbed(), nadia);
        nothingChanges("after an undo");
        places.close(all.get(3).code(), now(all.get(3)).changes(), nadia, true);
        nothingChanges("after a closing");
        assertThat(now(all.get(2)).name()).isEqualTo("Le nom que nadia connaît");
        assertThat(codes()).hasSize(11);
    }

    private void nothingChanges(String when) throws IOException {
        var before = directory.snapshot();
        var rows = rows();
        var run = harvest(file(12));
        assertThat(run.counts().same()).as(when).isEqualTo(12);
        assertThat(run.counts().created()
                        + run.counts().changed()
                        + run.counts().gone())
                .as(when)
                .isZero();
        assertThat(directory.snapshot()).as(when).isEqualTo(before);
        assertThat(rows()).as(when).isEqualTo(rows);
    }

    private void correct(Place place, Field field, String value) {
        assertThat(places.correct(place.code(), place.changes(), nadia, Map.of(field, value)))
                .isInstanceOf(SheetCorrectionResult.SheetCorrected.class);
    }

    private Place now(Place place) {
        return places.find(place.code()).orElseThrow();
    }

    private List<String> codes() {
        return directory.snapshot().places().stream()
                .map(place -> place.code().value())
                .toList();
    }

    private long rows() {
        return sql.sql("select count(*) from places_change where network = ?")
                .param(network)
                .query(Long.class)
                .single();
    }

    private StoredHarvestRun harvest(String text) throws IOException {
        harvests.keep("source", "Une source", "", "");
        return ended(harvests.harvest("source", Optional.empty(), written(text)));
    }

    private StoredHarvestRun ended(OpenDataHarvests.HarvestStartResult started) {
        return harvests.run(((OpenDataHarvests.HarvestStartResult.HarvestStarted) started).run())
                .orElseThrow();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
    }

    private static String file(int records) {
        return file(records, i -> "" + i);
    }

    private static String file(int records, IntFunction<String> id) {
        return IntStream.range(0, records)
                .mapToObj(i -> id.apply(i) + ",Mairie " + i + "," + (i + 1) + " rue du Port,17100,Saintes\n")
                .collect(Collectors.joining("", HEAD, ""));
    }
}
