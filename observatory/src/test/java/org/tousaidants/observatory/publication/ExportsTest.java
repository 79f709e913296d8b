package org.tousaidants.observatory.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.db.Backstage;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.RunningSite;
import tools.jackson.databind.json.JsonMapper;

/// What leaves is judged by the schemas and shapes of those who receive it.
class ExportsTest extends RunningSite {
    private static final String SCHEMAS = "../reference/schemas/";

    @Autowired
    Exports exports;

    @Autowired
    Places places;

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
        var shortest = Map.of(Field.ID, "c", Field.NOM, "B.", Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100");
        places.gather(
                networks.here().id(),
                new Voice.Source("essai", UUID.randomUUID()),
                List.of(
                        new Gathered("a", Sheet.of(whole)),
                        new Gathered("b", Sheet.of(poor)),
                        new Gathered("c", Sheet.of(shortest))));
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
        // The schema refuses something, so that its silence means something.
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
    void openReferralAcceptsOurServicesAndOrganizations() throws IOException {
        accepted("/donnees/hsds/services.json", "hsds/3.1/schema/compiled/service_list.json");
        accepted("/donnees/hsds/organizations.json", "hsds/3.1/schema/compiled/organization_list.json");
        assertThat(objects("/donnees/hsds/services.json")).isEqualTo(objects("/donnees/hsds/services.json"));
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
        // A catalogue without its publisher is refused, so that their silence means something.
        assertThat(ShaclValidator.get()
                        .validate(shapes, turtle(answer.body().replaceAll("dct:publisher <[^>]*> ;", "")))
                        .conforms())
                .isFalse();
    }

    /// Two of their 292 property shapes (of data services) are named and nowhere written, which Jena refuses to read.
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
                var backstage = Backstage.over(database, clock)) {
            backstage.get(Networks.class).found(networks.here());
        }
        assertThat(command.run(List.of("--format", "hsds", "--out", folder.toString()), clock))
                .isZero();
        assertThat(folder).isDirectoryContaining("glob:**/services.json").isDirectoryNotContaining("glob:**.part");
        assertThat(Files.readString(folder.resolve("manifest.json"))).contains("organizations.json", "sha256");
    }
}
