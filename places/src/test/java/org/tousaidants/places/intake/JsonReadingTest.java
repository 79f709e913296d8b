package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JsonReadingTest {
    private static final String NO_LIST =
            "Le fichier ne contient aucune liste d’enregistrements. Vérifiez que c’est bien le fichier de données.";

    @TempDir
    private Path folder;

    @Test
    void aValueIsFoundAtItsPath() throws IOException {
        RawSourceRecord record = only("""
                [{"nom": " Mairie ", "address": {"street": {"name": "Victor"}, "cp": 17100},
                  "services": [{"name": "CAF"}, {"name": "Impôts", "days": ["lu", "ma"]}],
                  "public": ["jeunes", "", null, "seniors"], "geo.point": "45,1", "geo": {"lat": 45.10, "x.y": {"z": 1}},
                  "vide": "", "rien": null, "liste": [], "objet": {}}]
                """);
        assertThat(record.text("nom")).contains("Mairie");
        assertThat(record.text("address.street.name")).contains("Victor");
        assertThat(record.text("address.cp")).contains("17100");
        assertThat(record.text("services.1.name")).contains("Impôts");
        assertThat(record.text("services.1.days.0")).contains("lu");
        assertThat(record.text("services.1.days")).contains("lu;ma");
        assertThat(record.text("public")).contains("jeunes;seniors");
        assertThat(record.text("geo.point")).contains("45,1");
        assertThat(record.text("geo.lat")).contains("45.1");
        assertThat(record.text("geo.x.y.z")).contains("1");
        assertThat(record.text("address")).contains("{\"street\":{\"name\":\"Victor\"},\"cp\":17100}");
        for (String absent : new String[] {
            "vide", "rien", "liste", "objet", "services.7.name", "services.x", "services.-1", "nom.x", "", ".", "geo."
        }) {
            assertThat(record.text(absent)).as(absent).isEmpty();
        }
        assertThat(record.columns())
                .containsExactly(
                        "nom", "address", "services", "public", "geo.point", "geo", "vide", "rien", "liste", "objet");
    }

    @Test
    void aNumberIsWrittenAsAPersonWouldWriteIt() throws IOException {
        RawSourceRecord record = only("""
                [{"a": 17100.0, "b": 1.5e3, "c": 35600000063516, "d": -0.590, "e": 0.0, "f": 1e-7, "g": true,
                  "h": NaN, "i": 1e999999999, "j": 100}]
                """);
        assertThat(record.text("a")).contains("17100");
        assertThat(record.text("b")).contains("1500");
        assertThat(record.text("c")).contains("35600000063516");
        assertThat(record.text("d")).contains("-0.59");
        assertThat(record.text("e")).contains("0");
        assertThat(record.text("f")).contains("0.0000001");
        assertThat(record.text("g")).contains("true");
        assertThat(record.text("h")).isEmpty();
        assertThat(record.text("i").orElse("")).hasSizeLessThan(20);
        assertThat(record.text("j")).contains("100");
    }

    @Test
    void theRecordIsKeptAsReceived() throws IOException {
        assertThat(Reading.of(folder, "[ {\"a\" :  1.0 } ,\n{\"b\":\"\\u00e9\"}]")
                        .records())
                .extracting(SourceRecordReadResult::raw)
                .containsExactly("{\"a\" :  1.0 }", "{\"b\":\"\\u00e9\"}");
    }

    @Test
    void theListIsFoundAtThePathOrAlone() throws IOException {
        String page = """
                {"count": 2, "facets": ["a"], "data": {"items": [{"nom": "A"}, {"nom": "B"}], "other": [{"nom": "C"}]},
                 "pages.all": [{"rows": [{"nom": "D"}]}]}
                """;
        assertThat(at(page, "data.items").texts("nom")).containsExactly("A", "B");
        assertThat(at(page, "data.other").texts("nom")).containsExactly("C");
        assertThat(at(page, "pages.all.0.rows").texts("nom")).containsExactly("D");
        assertThat(Reading.of(
                                folder,
                                "{\"n\": 1, \"facets\": [\"x\"], \"results\": [{\"nom\": \"A\"}], \"next\": null}")
                        .texts("nom"))
                .containsExactly("A");
        assertThat(Reading.of(folder, "{\"response\": {\"docs\": [{\"nom\": \"A\"}], \"n\": 1}}")
                        .texts("nom"))
                .containsExactly("A");
        assertThat(Reading.of(folder, "{\"results\": []}").items()).isEmpty();
    }

    @Test
    void aPageOfSeveralSaysWhereTheNextOneIs() throws IOException {
        assertThat(next("{\"next\": \"https://api.example.fr/?page=2\", \"results\": [{\"nom\": \"A\"}]}"))
                .contains(URI.create("https://api.example.fr/?page=2"));
        assertThat(next("{\"results\": [{\"next\": \"https://x.fr/\"}], \"next\": \"https:\\/\\/api.example.fr\"}"))
                .contains(URI.create("https://api.example.fr"));
        assertThat(next("{\"results\": [{\"nom\": \"A\"}], \"next\": null}")).isEmpty();
        assertThat(next("{\"results\": [{\"nom\": \"A\"}], \"next\": \"file:///etc/passwd\"}"))
                .isEmpty();
        assertThat(next("[{\"next\": \"https://x.fr/\"}]")).isEmpty();
    }

    private Optional<URI> next(String json) throws IOException {
        Path file = Reading.written(folder, json.getBytes(StandardCharsets.UTF_8));
        SourceFile.SourceFileOpened opened = (SourceFile.SourceFileOpened)
                SourceFile.open(file, new SourceLocation.FileSource(file, List.of()), SourceLimits.usual());
        opened.reader().close();
        return opened.next();
    }

    @Test
    void anObjectWhoseValuesAreRecordsIsReadAsTheNationalToolDoes() throws IOException {
        assertThat(Reading.of(folder, "{\"id1\": {\"nom\": \"A\"}, \"id2\": {\"nom\": \"B\"}}")
                        .texts("nom"))
                .containsExactly("A", "B");
        assertThat(at("{\"n\": 1, \"entries\": {\"id1\": {\"nom\": \"A\"}}}", "entries")
                        .texts("nom"))
                .containsExactly("A");
    }

    @Test
    void aPathThatLeadsNowhereIsRefusedWithWhatIsThere() throws IOException {
        Path file = Reading.written(folder, "{\"data\": {\"rows\": [], \"n\": 1}}".getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.refusal(file, "data.items", SourceLimits.usual()).replace('\u00A0', ' '))
                .isEqualTo(
                        "Le chemin « @data.items » n’existe pas dans ce fichier. Les chemins possibles sont : rows, n.");
        assertThat(Reading.refusal(file, "data.n", SourceLimits.usual())).isEqualTo(NO_LIST);
        Path csv = Reading.written(folder, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.refusal(csv, "results", SourceLimits.usual()).replace('\u00A0', ' '))
                .isEqualTo("Le chemin « @results » sert seulement pour un fichier JSON. Retirez-le de l’adresse.");
    }

    @Test
    void aDocumentWithoutAListOrWithSeveralIsRefused() throws IOException {
        assertThat(Reading.refusal(folder, "{\"error\": \"quota\", \"code\": 42}"))
                .isEqualTo(NO_LIST);
        assertThat(Reading.refusal(folder, "{}")).isEqualTo(NO_LIST);
        assertThat(Reading.refusal(folder, "{not json at all")).isEqualTo(NO_LIST);
        assertThat(Reading.refusal(folder, "{\"lieux\": [{\"a\": 1}], \"agents\": [{\"b\": 2}]}")
                        .replace('\u00A0', ' '))
                .isEqualTo(
                        "Le fichier contient plusieurs listes. Ajoutez @ et le nom de l’une d’elles à la fin de l’adresse"
                                + " : lieux, agents.");
    }

    @Test
    void oneObjectPerLineIsAListToo() throws IOException {
        Reading lines = Reading.of(folder, "{\"nom\": \"A\"}\r\n\n{\"nom\": \"B\n{\"nom\": \"C\"}\n{\"nom\": \"D\"");
        assertThat(lines.format()).isEqualTo(SourceFormat.NDJSON);
        assertThat(lines.texts("nom")).containsExactly("A", "C");
        assertThat(lines.complaints())
                .containsExactly(
                        "2: Cet enregistrement n’est pas du JSON correct.",
                        "4: Cet enregistrement n’est pas du JSON correct.");
        assertThat(Reading.of(folder, "{\n\"nom\": \"A\"\n}\n{\n\"nom\": \"B\"\n}\n")
                        .texts("nom"))
                .containsExactly("A", "B");
    }

    @Test
    void aTruncatedListKeepsItsFirstRecords() throws IOException {
        String cut =
                "Le fichier s’arrête avant la fin\u00A0: il est incomplet à partir d’ici. Téléchargez-le de nouveau.";
        Reading inside = Reading.of(folder, "[{\"nom\": \"A\"}, {\"nom\": \"B\"}, {\"nom\": \"C");
        assertThat(inside.texts("nom")).containsExactly("A", "B");
        assertThat(inside.complaints()).containsExactly("3: " + cut);
        assertThat(inside.broken().getFirst().raw()).isEqualTo("{\"nom\": \"C");
        assertThat(Reading.of(folder, "[{\"nom\": \"A\"},").complaints()).containsExactly("2: " + cut);
        assertThat(Reading.of(folder, "{\"type\":\"FeatureCollection\",\"features\":[{\"nom\":\"A\"},{\"no")
                        .complaints())
                .containsExactly("2: " + cut);
    }

    @Test
    void aMalformedRecordCostsItselfOnly() throws IOException {
        Reading reading = Reading.of(
                folder,
                "[{\"nom\": \"A\"}, {\"nom\": B}, {\"nom\": \"C\",}, null, 7, [1], \"x\", {\"nom\": \"D\"} {\"nom\":\"E\"}]\n;");
        assertThat(reading.texts("nom")).containsExactly("A", "C", "D", "E");
        assertThat(reading.complaints())
                .containsExactly(
                        "2: Cet enregistrement n’est pas du JSON correct.",
                        "4: Cet élément n’est pas un enregistrement. Il faut un objet JSON entre accolades.",
                        "5: Cet élément n’est pas un enregistrement. Il faut un objet JSON entre accolades.",
                        "6: Cet élément n’est pas un enregistrement. Il faut un objet JSON entre accolades.",
                        "7: Cet élément n’est pas un enregistrement. Il faut un objet JSON entre accolades.",
                        "10: Il reste du texte après la fin de la liste JSON\u00A0: ce texte n’a pas été lu.");
    }

    @Test
    void deepOrHugeRecordsCostThemselvesOnly() throws IOException {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String huge = "{\"a\":\"" + "x".repeat(5_000_000) + "\"}";
        Reading reading = Reading.of(folder, "[" + deep + "," + huge + ",{\"nom\":\"A\"}]");
        assertThat(reading.texts("nom")).containsExactly("A");
        assertThat(reading.complaints().getFirst())
                .isEqualTo("1: Cet enregistrement a plus de 64 niveaux\u00A0: il n’a pas été lu.");
        assertThat(reading.complaints().getLast().replace('\u202F', ' '))
                .isEqualTo("2: L’enregistrement dépasse 4 000 000 caractères.");
        assertThat(Reading.refusal(folder, "[".repeat(100_000).replaceFirst("\\[", "{\"a\":")))
                .isEqualTo(NO_LIST);
        assertThat(Reading.of(folder, "[".repeat(100_000)).records()).isEmpty();
    }

    @Test
    void aFeatureGivesItsPropertiesAndItsPoint() throws IOException {
        Reading reading = Reading.of(folder, """
                {"type": "FeatureCollection", "name": "lieux", "crs": {"type": "name"}, "features": [
                  {"type": "Feature", "id": 7, "properties": {"nom": "A", "geo.x": "1"},
                   "geometry": {"type": "Point", "coordinates": [-0.63, 45.74]}},
                  {"type": "Feature", "properties": {"nom": "B", "latitude": 46, "longitude": -1}, "geometry": null},
                  {"type": "Feature", "properties": {"nom": "C"},
                   "geometry": {"type": "LineString", "coordinates": [[-0.63, 45.74], [-0.6, 45.7]]}}]}
                """);
        assertThat(reading.format()).isEqualTo(SourceFormat.GEOJSON);
        assertThat(reading.texts("nom")).containsExactly("A", "B", "C");
        assertThat(reading.texts("properties.nom")).containsExactly("A", "B", "C");
        assertThat(reading.texts("geometry.coordinates.0")).containsExactly("-0.63", "∅", "-0.63;45.74");
        assertThat(reading.texts("latitude")).containsExactly("45.74", "46", "∅");
        assertThat(reading.texts("longitude")).containsExactly("-0.63", "-1", "∅");
        assertThat(reading.texts("geo.x")).containsExactly("1", "∅", "∅");
        assertThat(reading.records().getFirst().columns())
                .containsExactly("properties.nom", "properties.geo.x", "id", "geometry");
        assertThat(Reading.of(folder, "{\"type\":\"Feature\",\"properties\":{\"nom\":\"A\"},\"geometry\":null}")
                        .texts("nom"))
                .containsExactly("A");
    }

    private RawSourceRecord only(String json) throws IOException {
        Reading reading = Reading.of(folder, json);
        assertThat(reading.broken()).isEmpty();
        assertThat(reading.records()).hasSize(1);
        return reading.records().getFirst();
    }

    private Reading at(String json, String path) throws IOException {
        return Reading.of(Reading.written(folder, json.getBytes(StandardCharsets.UTF_8)), path, SourceLimits.usual());
    }
}
