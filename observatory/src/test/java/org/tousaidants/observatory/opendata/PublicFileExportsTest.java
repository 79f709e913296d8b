package org.tousaidants.observatory.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.SharedData;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.api.NationalPlaceFile;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.observatory.figures.FigureFileExport;
import org.tousaidants.observatory.parquet.DuckDbStore;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;
import tools.jackson.databind.json.JsonMapper;

/// Validates exports against the schemas and shapes of their receivers.
class PublicFileExportsTest extends RunningSite {
    private static final String SCHEMAS = "../reference/schemas/";

    @Autowired
    PublicFileExports exports;

    @Autowired
    Places places;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules ruling;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    FigureFileExport figureFiles;

    @Autowired
    PortalUploadStore portalStore;

    @BeforeEach
    void aNetworkOfPlacesWellAndBadlyDescribed() {
        var whole = new HashMap<Field, String>();
        whole.put(Field.ID, "a");
        whole.put(Field.NOM, "Médiathèque « Michel-Crépeau ».");
        whole.put(Field.PIVOT, "21170300100013");
        whole.put(Field.ADRESSE, "12 avenue Michel Crépeau");
        whole.put(Field.COMMUNE, "La Rochelle");
        whole.put(Field.CODE_POSTAL, "17000");
        whole.put(Field.CODE_INSEE, "17300");
        whole.put(Field.LATITUDE, "46.1541");
        whole.put(Field.LONGITUDE, "-1.1496");
        whole.put(Field.TELEPHONE, "+33546000001");
        whole.put(Field.COURRIELS, "accueil@example.org|pas une adresse");
        whole.put(Field.SITE_WEB, "https://example.org/mediatheque");
        whole.put(Field.HORAIRES, "Tu-Sa 10:00-18:00");
        whole.put(Field.SERVICES, "Aide aux démarches administratives|Loisirs et créations numériques");
        whole.put(Field.PUBLICS, "Jeunes|Seniors");
        whole.put(Field.PRISE_EN_CHARGE, "Surdité|Illettrisme");
        whole.put(Field.FRAIS, "Gratuit");
        whole.put(Field.ACCES, "Se présenter|Téléphoner|Prendre un RDV en ligne");
        whole.put(Field.ACCOMPAGNEMENT, "Dans un atelier collectif|À distance");
        whole.put(Field.DISPOSITIFS, "France Services|Promeneurs du net");
        whole.put(Field.PRISE_RDV, "https://example.org/rdv");
        var poor = Map.of(
                Field.ID, "b",
                Field.NOM, "Point \"numérique\" \\ de Jonzac",
                Field.PIVOT, "00000000000000",
                Field.ADRESSE, "Rue du Château",
                Field.COMMUNE, "Jonzac",
                Field.CODE_POSTAL, "17500",
                Field.SITE_WEB, "pas une adresse",
                Field.COURRIELS, "jonzac");
        var workshop = Map.of(
                Field.ID, "d",
                Field.NOM, "Repair café de Pons",
                Field.COMMUNE, "Pons",
                Field.CODE_POSTAL, "17800",
                Field.ADRESSE, "Rue du Donjon",
                Field.REPARATION, "Oui",
                Field.LIEU_CALME, "Oui");
        var shortest = Map.of(Field.ID, "c", Field.NOM, "B.", Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100");
        places.gather(
                new ValueStatementSource.HarvestedSource("essai", UUID.randomUUID()),
                List.of(
                        new HarvestedPlaceRecord("a", PlaceSheet.of(whole)),
                        new HarvestedPlaceRecord("b", PlaceSheet.of(poor)),
                        new HarvestedPlaceRecord("c", PlaceSheet.of(shortest)),
                        new HarvestedPlaceRecord("d", PlaceSheet.of(workshop))));
    }

    private List<?> objects(String path) {
        var answer = visitor().get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readValue(answer.body(), List.class);
    }

    private void accepted(String path, String schema) throws IOException {
        var text = Files.readString(SharedData.of(SCHEMAS + schema));
        var official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        var objects = objects(path);
        assertThat(objects).isNotEmpty();
        for (var object : objects)
            assertThat(official.validate(JsonMapper.shared().writeValueAsString(object), InputFormat.JSON))
                    .as(path + " " + object)
                    .isEmpty();
        // The schema rejects an invalid object, so that its acceptance is meaningful.
        assertThat(official.validate("{\"id\": 3}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void dataInclusionAcceptsOurStructuresAndServices() throws IOException {
        accepted("/donnees/data-inclusion/structures.json", "data-inclusion/schemas/v1/structure.json");
        accepted("/donnees/data-inclusion/services.json", "data-inclusion/schemas/v1/service.json");
    }

    @Test
    void aPlaceIsSaidInTheWordsOfDataInclusion() {
        var services = objects("/donnees/data-inclusion/services.json").toString();
        assertThat(services)
                .contains(
                        "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
                        "modes_accueil=[en-presentiel, a-distance]",
                        "publics=[jeunes, seniors, personnes-en-situation-de-handicap]",
                        "utiliser-lien-mobilisation");
        assertThat(services).doesNotContain("pas une adresse", "Jonzac");
    }

    @Test
    void aRepairWorkshopHasTheNearestOfficialServiceAndNoInventedWord() {
        var service = objects("/donnees/data-inclusion/services.json").stream()
                .map(String::valueOf)
                .filter(one -> one.contains("Repair café de Pons"))
                .toList();
        assertThat(service).hasSize(1);
        assertThat(service.getFirst())
                .contains("thematiques=[numerique--acquerir-un-equipement]")
                .doesNotContain("reparation", "calme");
        assertThat(objects("/donnees/hsds/services.json").toString()).contains("Repair café de Pons");
    }

    @Test
    void openReferralAcceptsOurServicesAndOrganizations() throws IOException {
        accepted("/donnees/hsds/services.json", "hsds/3.1/schema/compiled/service_list.json");
        accepted("/donnees/hsds/organizations.json", "hsds/3.1/schema/compiled/organization_list.json");
        assertThat(objects("/donnees/hsds/services.json")).isEqualTo(objects("/donnees/hsds/services.json"));
    }

    @Test
    void openReferralReadsTheOpeningHoursAndTheCostOfAService() {
        var services = new HashMap<String, String>();
        for (var service : objects("/donnees/hsds/services.json"))
            if (service instanceof Map<?, ?> known)
                services.put(
                        String.valueOf(known.get("name")), known.get("schedules") + " " + known.get("cost_options"));
        assertThat(services.get("Médiathèque « Michel-Crépeau »"))
                .contains("byday=TU,WE,TH,FR,SA", "opens_at=10:00", "closes_at=18:00", "freq=WEEKLY")
                .contains("option=Gratuit", "amount=0", "currency=EUR");
        // Unknown hours and an unknown price are absent, neither « closed » nor zero.
        assertThat(services.get("Point \"numérique\" \\ de Jonzac")).isEqualTo("null null");
    }

    @Test
    void theFileOfTheNightSaysTheLabelAndTheDayOfAConfirmationAsTheSiteDoes() {
        var here = networks.here();
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().startsWith("Médiathèque"))
                .findFirst()
                .orElseThrow();
        var nadia = person(Role.COORDINATOR);
        var by = new SignedInPerson(nadia.id(), nadia.mail().value(), nadia.name(), nadia.role(), here);
        var today = LocalDate.ofInstant(clock.instant(), ParisTime.ZONE);
        var rules = ruling.recognition("lieu").orElseThrow();
        badges.issue(
                by,
                new BadgeAward(
                        new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                        rules,
                        rules.promises(),
                        today,
                        today.plusMonths(6),
                        "Décision du comité"));
        places.confirm(
                place.code(),
                place.changes(),
                new ValueStatementSource.AccountSource(nadia.id(), nadia.name()),
                Set.of(Field.TELEPHONE));
        var line = new String(made(PublicFileExports.PublicExportFormat.NATIONAL, "lieux.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(one -> one.contains("Crépeau »"))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("Tous aidants", today.toString());
        assertThat(visitor().get("/api/v1/places.csv").body()).contains(line);
    }

    @Test
    void openReferralAcceptsOurTables() throws IOException {
        var text = Files.readString(SharedData.of(SCHEMAS + "hsds/3.1/schema/compiled/tabular.json"));
        var official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        var sources = directory.snapshot().places().stream()
                .map(place ->
                        new ExportedPlace(networks.here().id(), place, NationalPlaceFile.PlaceRecognitionFacts.NOTHING))
                .toList();
        var rows = HsdsTables.rows(sources);
        assertThat(rows.get("address")).isNotEmpty();
        assertThat(official.validate(JsonMapper.shared().writeValueAsString(rows), InputFormat.JSON))
                .isEmpty();
        assertThat(official.validate("{\"organization\": [{\"id\": 3}]}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(new String(
                        made(PublicFileExports.PublicExportFormat.HSDS, "service_at_location.csv"),
                        StandardCharsets.UTF_8))
                .startsWith("id,service_id,location_id");
        assertThat(new String(
                        made(PublicFileExports.PublicExportFormat.HSDS, "datapackage.json"), StandardCharsets.UTF_8))
                .contains("foreignKeys", "tabular-data-package");
    }

    @Test
    void theEuropeanShapesAcceptOurCatalogue() {
        var shapes = shapes();
        assertThat(shapes.numShapes()).isGreaterThan(300);
        var answer = visitor().get("/donnees/catalogue.ttl");
        var report = ShaclValidator.get().validate(shapes, turtle(answer.body()));
        assertThat(report.getEntries().stream()
                        .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message()))
                .isEmpty();
        // The shapes reject a catalogue without a publisher, so that acceptance is meaningful.
        assertThat(ShaclValidator.get()
                        .validate(shapes, turtle(answer.body().replaceAll("dct:publisher <[^>]*> ;", "")))
                        .conforms())
                .isFalse();
    }

    /// The shapes without two (about data services) that are referenced but not defined, which Jena rejects.
    private static Shapes shapes() {
        var shapes = ModelFactory.createDefaultModel();
        RDFDataMgr.read(
                shapes,
                SharedData.of(SCHEMAS + "dcat/3.0.1/shacl/dcat-ap-SHACL.ttl").toString());
        var property = shapes.createProperty("http://www.w3.org/ns/shacl#property");
        var path = shapes.createProperty("http://www.w3.org/ns/shacl#path");
        var missing = shapes.listStatements(null, property, (RDFNode) null).toList().stream()
                .filter(named -> !named.getResource().hasProperty(path))
                .toList();
        assertThat(missing).hasSize(2);
        shapes.remove(missing);
        return Shapes.parse(shapes.getGraph());
    }

    private static Graph turtle(String text) {
        var model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(text), null, Lang.TURTLE);
        return model.getGraph();
    }

    private byte[] made(PublicFileExports.PublicExportFormat format, String name) {
        return exports.made(networks.here(), format, "https://example.org").stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    @Test
    void anotherReaderThanOursReadsEveryRowOfOurParquet() throws IOException {
        var places = exports.made(networks.here(), PublicFileExports.PublicExportFormat.NATIONAL, "")
                .getFirst()
                .rows();
        try (var file = ParquetFileReader.open(
                InputFile.of(ByteBuffer.wrap(made(PublicFileExports.PublicExportFormat.PARQUET, "lieux.parquet"))))) {
            assertThat(file.getFileMetaData().numRows()).isEqualTo(places);
            var names = new ArrayList<String>();
            try (var rows = file.rowReader()) {
                while (rows.hasNext()) {
                    rows.next();
                    names.add(rows.getString("nom"));
                    if (rows.getString("nom").startsWith("Médiathèque")) {
                        assertThat(rows.getDouble("latitude")).isEqualTo(46.1541);
                        assertThat(rows.getList("services").size()).isEqualTo(2);
                    } else assertThat(rows.isNull("latitude")).isTrue();
                }
            }
            assertThat(names).hasSize(places).contains("Point \"numérique\" \\ de Jonzac");
        }
    }

    @Test
    void aGeoParquetSaysWhereAndHow() throws IOException {
        try (var file = ParquetFileReader.open(InputFile.of(
                ByteBuffer.wrap(made(PublicFileExports.PublicExportFormat.GEOPARQUET, "lieux.geo.parquet"))))) {
            assertThat(file.getFileMetaData().keyValueMetadata().get("geo"))
                    .contains("\"version\":\"1.1.0\"", "\"encoding\":\"WKB\"", "\"bbox\":[-1.1496,46.1541");
            try (var rows = file.rowReader()) {
                assertThat(rows.hasNext()).isTrue();
                rows.next();
                var point = ByteBuffer.wrap(rows.getBinary("geometry")).order(ByteOrder.LITTLE_ENDIAN);
                assertThat(point.get()).isEqualTo((byte) 1);
                assertThat(point.getInt()).isEqualTo(1);
                assertThat(point.getDouble()).isEqualTo(-1.1496);
                assertThat(point.getDouble()).isEqualTo(46.1541);
                // A place without a position has no row.
                assertThat(rows.hasNext()).isFalse();
            }
        }
    }

    private NightlyPlaceSnapshots snapshots(Path folder) {
        return new NightlyPlaceSnapshots(exports, figureFiles, networks, clock, folder, () -> "https://example.org");
    }

    @Test
    void aNightIsKeptWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        var here = folder.resolve(networks.here().id());
        // Leftovers of a process that was killed.
        Files.createDirectories(here.resolve("2026-01-01.part"));
        Files.writeString(here.resolve("2026-01-01.part/lieux.csv"), "id");
        var snapshots = snapshots(folder);
        var first = snapshots.take();
        assertThat(first.whole()).isTrue();
        assertThat(here.resolve("2026-01-01.part")).doesNotExist();
        assertThat(first.files())
                .extracting(NightlyPlaceSnapshots.SnapshotFile::name)
                .contains(
                        "lieux.csv",
                        "lieux.parquet",
                        "data-inclusion-services.json",
                        "chiffres.csv",
                        "communes.csv",
                        "definitions.json");
        var written = Files.readAllBytes(here.resolve(first.day() + "/manifest.json"));
        assertThat(snapshots.take().day()).isEqualTo(first.day());
        assertThat(here.resolve(first.day() + "/manifest.json")).hasBinaryContent(written);

        clock.advance(Duration.ofDays(1));
        places.gather(
                new ValueStatementSource.HarvestedSource("essai", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        "z",
                        PlaceSheet.of(Map.of(
                                Field.ID,
                                "z",
                                Field.NOM,
                                "Nouveau lieu",
                                Field.COMMUNE,
                                "Royan",
                                Field.CODE_POSTAL,
                                "17200")))));
        var second = snapshots.take();
        var difference = snapshots.difference(first.day(), second.day()).orElseThrow();
        assertThat(difference.came())
                .extracting(NightlyPlaceSnapshots.SnapshotPlaceRow::name)
                .containsExactly("Nouveau lieu");

        assertThat(snapshots.bytes(second.day(), "../../secret")).isEmpty();
        // Recomputes the figures with DuckDB from the published files only.
        var there = here.resolve(second.day().toString());
        try (var columns = DuckDbStore.open(1, 300)) {
            var places = columns.lines("select count(*) from read_csv('" + there + "/lieux.csv', all_varchar = true)");
            assertThat(places)
                    .isEqualTo(columns.lines("select count(*) from read_parquet('" + there + "/lieux.parquet')"));
            var published = columns.lines("select cast(value as int) from read_csv('" + there + "/chiffres.csv')"
                    + " where figure = 'lieux-ouverts' and breakdown is null order by day desc limit 1");
            assertThat(published).isEqualTo(places);
            assertThat(columns.lines("select sum(cast(value as int)) from read_csv('" + there + "/chiffres.csv')"
                            + " where figure = 'lieux-ouverts' and breakdown = 'commune' and day ="
                            + " (select max(day) from read_csv('" + there + "/chiffres.csv')"
                            + " where figure = 'lieux-ouverts')"))
                    .isEqualTo(places);
            assertThat(columns.lines("select thousandths // 1000 from read_parquet('" + there + "/chiffres.parquet')"
                            + " where figure = 'lieux-ouverts' and breakdown = '' order by day desc limit 1"))
                    .isEqualTo(places);
        }

        assertCountedAgain(there);

        // By road it is farther than in a straight line; another place is across the border of the
        // département.
        sql.sql("""
                        insert into travel_minutes
                            (network, mode, place, latitude, longitude, source, estimated, communes, minutes, measured_at)
                        select network, 'car', id, 46.15, -1.15, 'road', false, array['17300', '17306', '17415'],
                            array[0, 55, 70], now()
                        from places_place where sheet ->> 'code_insee' = '17300' limit 1""").update();
        places.gather(
                new ValueStatementSource.HarvestedSource("voisins", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        "niort",
                        PlaceSheet.of(Map.of(
                                Field.NOM,
                                "Point d’accueil de Niort",
                                Field.COMMUNE,
                                "Niort",
                                Field.CODE_POSTAL,
                                "79000",
                                Field.CODE_INSEE,
                                "79191")))));
        clock.advance(Duration.ofDays(1));
        assertCountedAgain(here.resolve(snapshots.take().day().toString()));

        // A change of yesterday's file is detected today.
        Files.writeString(
                here.resolve(first.day() + "/manifest.json"), new String(written, StandardCharsets.UTF_8) + " ");
        assertThat(snapshots.kept(second.day()).orElseThrow().whole()).isFalse();
    }

    /// Runs the published query in its folder, as the shell of DuckDB does.
    private static void assertCountedAgain(Path there) throws IOException {
        try (var columns = DuckDbStore.open(1, 300)) {
            var query = Files.readString(there.resolve("recompter.sql"))
                    .replaceAll("read_csv\\('", "read_csv('" + there + "/");
            var lines = columns.lines(query);
            assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).endsWith(";true"));
            assertThat(lines)
                    .extracting(line -> line.split(";")[0])
                    .containsExactly(
                            "habitants-avec-un-lieu",
                            "habitants-loin",
                            "habitants-loin-a-vol-d-oiseau",
                            "lieux-ouverts");
        }
    }

    @Test
    void aPortalThatFailsForThreeDaysIsAskedAgainAndItIsSaid(@TempDir Path folder) throws IOException {
        var answers = new ArrayList<>(List.of(500, 503, 302, 200));
        var bodies = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-API-KEY") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = answers.removeFirst();
            if (answer == 302) exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        try {
            var snapshots = snapshots(folder);
            snapshots.take();
            var off = new OpenDataPortalUpload(snapshots, portalStore, clock, "|||", "127.0.0.1");
            off.push();
            assertThat(off.state()).isEmpty();
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/1";
            new OpenDataPortalUpload(snapshots, portalStore, clock, address + "|cle|jeu|res", "").push();
            assertThat(bodies).isEmpty();
            var portal = new OpenDataPortalUpload(snapshots, portalStore, clock, address + "|cle|jeu|res", "127.0.0.1");
            assertThat(portal.state().orElseThrow().trouble()).isEqualTo("private address refused");
            for (var trouble : List.of("HTTP 500", "HTTP 503", "redirect refused (HTTP 302)")) {
                clock.advance(Duration.ofHours(24));
                portal.push();
                assertThat(portal.state().orElseThrow().trouble()).isEqualTo(trouble);
                portal.push();
            }
            clock.advance(Duration.ofHours(7));
            portal.push();
            portal.push();
            assertThat(portal.state().orElseThrow().pushed()).isPresent();
            assertThat(bodies).hasSize(4);
            assertThat(bodies.getLast())
                    .startsWith("/api/1/datasets/jeu/resources/res/upload/ cle --tous-aidants-")
                    .contains("filename=\"lieux.csv\"", "Médiathèque");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNotExportedIsNotFound() {
        for (var path : List.of("/donnees/hsds/lieux.json", "/donnees/dcat/structures.json", "/donnees/xml/a.json"))
            assertThat(visitor().get(path).statusCode()).as(path).isEqualTo(404);
    }

    @Test
    void theCommandWritesEachFileWithItsManifestAndRefusesWhatItDoesNotKnow(@TempDir Path folder) throws IOException {
        var said = new ByteArrayOutputStream();
        var url = TestDatabase.url();
        var command = new ExportCommand(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                () -> TestDatabase.joined(url));
        assertThat(command.run(List.of("--format", "xml", "--out", folder.toString()), clock))
                .isEqualTo(2);
        assertThat(command.run(List.of("--format", "hsds"), clock)).isEqualTo(2);
        assertThat(command.run(
                        List.of("--format", "hsds", "--out", folder.toString(), "--network", "nulle-part"), clock))
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
        try (var database = TestDatabase.joined(url);
                var doors = CommandSpringContext.over(database, clock)) {
            doors.getBean(TerritoryNetworks.class).found(networks.here());
        }
        assertThat(command.run(List.of("--format", "hsds", "--out", folder.toString()), clock))
                .isZero();
        assertThat(folder).isDirectoryContaining("glob:**/services.json").isDirectoryNotContaining("glob:**.part");
        assertThat(Files.readString(folder.resolve("manifest.json"))).contains("organizations.json", "sha256");
    }
}
