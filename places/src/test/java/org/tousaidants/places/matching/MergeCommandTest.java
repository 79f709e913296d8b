package org.tousaidants.places.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergeCommandTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC);

    private static final String HUB = """
            id;nom;adresse;code_postal;commune;telephone
            1;Médiathèque Aliénor;3 place de l'Europe;17700;Surgères;05 46 07 10 10
            2;Centre social Le Phare;7 rue Bleue;17000;La Rochelle;05 46 34 11 11
            3;Fablab Le Ponton;1 quai Est;17300;Rochefort;
            """;
    private static final String STATE = """
            ID,NOM,ADRESSE,CODE_POSTAL,COMMUNE,LATITUDE,LONGITUDE,COURRIELS
            x9,CENTRE SOCIAL LE PHARE,"7, r. Bleue",17000,LA ROCHELLE,46.16012,-1.15103,phare@example.org
            x8,MEDIATHEQUE ALIENOR,3 pl. de l'Europe,17700,SURGERES,,,
            x7,France services d'Aulnay,12 rue Haute,17470,AULNAY,,,
            """;

    @TempDir
    private Path folder;

    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path result = Path.of("");

    @BeforeEach
    void room() {
        result = folder.resolve("resultat");
    }

    @Test
    void twoSmallFilesOfOtherShapesAreMerged() throws IOException {
        var hub = file("hub.csv", "\ufeff" + HUB);
        var state = file("etat.csv", STATE);
        assertThat(merge("--in", hub, "--in", state)).isEqualTo(MergeCommand.OK);
        var pairs = rows("pairs.csv");
        assertThat(pairs.getFirst())
                .containsExactly("left_source", "left_id", "right_source", "right_id", "probability", "decision");
        assertThat(pairs.stream().filter(row -> row.getLast().equals("match")))
                .extracting(row -> String.join(" ", row.subList(0, 4)))
                .containsExactlyInAnyOrder("etat x9 hub 2", "etat x8 hub 1");
        assertThat(rows("clusters.csv").getFirst()).containsExactly("cluster", "source", "id");
        assertThat(rows("clusters.csv")).hasSize(7);
        assertThat(rows("merged.csv")).hasSize(5);
        assertThat(report().get("records").asInt()).isEqualTo(6);
        assertThat(said()).contains("6 fiches de 2 sources", "4 lieux");
    }

    @Test
    void aSpreadsheetFromAnOldMachineIsRead() throws IOException {
        var hub = folder.resolve("ancien.csv");
        Files.write(hub, HUB.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")));
        assertThat(merge("--in", hub.toString(), "--in", file("etat.csv", STATE)))
                .isEqualTo(MergeCommand.OK);
        assertThat(rows("merged.csv")).anyMatch(row -> row.contains("Médiathèque Aliénor"));
    }

    @Test
    void theMergedFileIsWhatTheNationalSchemaAccepts() throws IOException {
        merge("--in", file("hub.csv", HUB), "--in", file("etat.csv", STATE));
        var rows = rows("merged.csv");
        assertThat(rows.getFirst())
                .containsExactlyElementsOf(
                        Field.NATIONAL.stream().map(Field::column).toList());
        for (var row : rows.subList(1, rows.size()))
            for (var i = 0; i < row.size(); i++) {
                var field = Field.NATIONAL.get(i);
                if (row.get(i).isEmpty())
                    assertThat(field.required()).as(field.column()).isFalse();
                else assertThat(field.accepts(row.get(i))).as(row.get(i)).isTrue();
            }
        var phare = rows.stream()
                .filter(row -> row.get(2).contains("Phare"))
                .findFirst()
                .orElseThrow();
        assertThat(phare).contains("Centre social Le Phare", "+33546341111", "46.16012", "phare@example.org", "17000");
    }

    @Test
    void everyRecordStandsInOneGroupAndMatchesStayWithin() throws IOException {
        merge("--in", file("hub.csv", HUB), "--in", file("etat.csv", STATE));
        var groups = new java.util.HashMap<String, String>();
        for (var row : rows("clusters.csv").subList(1, 7))
            assertThat(groups.put(row.get(1) + " " + row.get(2), row.get(0))).isNull();
        for (var row : rows("pairs.csv").stream().skip(1).toList())
            assertThat(groups.get(row.get(0) + " " + row.get(1)).equals(groups.get(row.get(2) + " " + row.get(3))))
                    .isEqualTo(row.get(5).equals("match"));
    }

    @Test
    void anIdGivenTwiceIsToldWithItsLinesAndLosesNobody() throws IOException {
        var twice = file("double.csv", HUB + "2;Ludothèque Pirouette;9 rue Verte;17000;La Rochelle;\n");
        assertThat(merge("--in", twice)).isEqualTo(MergeCommand.OK);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ligne 5", "ligne 3", "« 2 »");
        assertThat(rows("clusters.csv")).extracting(row -> row.get(2)).contains("2", "2#2");
        assertThat(report().get("repeated_ids").asInt()).isEqualTo(1);
    }

    @Test
    void whichOfTwoRecordsKeepsTheirIdIsNotAMatterOfOrder() throws IOException {
        var lines = new ArrayList<>((HUB + "2;Ludothèque Pirouette;9 rue Verte;17000;La Rochelle;\n")
                .lines()
                .toList());
        merge("--in", file("hub.csv", String.join("\n", lines)), "--in", file("etat.csv", STATE));
        var before = contents();
        Collections.reverse(lines.subList(1, lines.size()));
        merge("--in", file("hub.csv", String.join("\n", lines)), "--in", file("etat.csv", STATE));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void recordsWithoutNameAreCounted() throws IOException {
        var file = file("nus.csv", "id,nom,adresse,code_postal,commune\n1,,1 rue Haute,17700,Surgères\n2,,,17700,\n");
        assertThat(merge("--in", file)).isEqualTo(MergeCommand.OK);
        assertThat(report().get("records_without_name").asInt()).isEqualTo(2);
        assertThat(rows("clusters.csv").stream().skip(1).map(List::getFirst).distinct())
                .hasSize(2);
    }

    @Test
    void theOrderOfFilesAndLinesChangesNothing() throws IOException {
        var lines = new ArrayList<>(STATE.lines().toList());
        merge("--in", file("hub.csv", HUB), "--in", file("etat.csv", STATE));
        var before = contents();
        Collections.reverse(lines.subList(1, lines.size()));
        merge("--in", file("etat.csv", String.join("\n", lines)), "--in", file("hub.csv", HUB));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aPairIsExplainedQuestionByQuestion() throws IOException {
        var hub = file("hub.csv", HUB);
        assertThat(merge("--in", hub, "--in", file("etat.csv", STATE), "--explain", "hub:2,etat:x9"))
                .isEqualTo(MergeCommand.OK);
        assertThat(said()).contains("Centre social Le Phare", "même adresse", "SIRET", "ne compte pas", "un seul lieu");
        assertThat(merge("--in", hub, "--explain", "hub:2,hub:77")).isEqualTo(MergeCommand.REFUSED);
    }

    @Test
    void decisionsOfPeopleOutweighLikenessAndTheirCircleIsTold() throws IOException {
        var other = file("tiers.csv", HUB);
        var decisions = file("d.csv", """
                left_source,left_id,right_source,right_id,decision
                hub,2,etat,x9,match
                hub,2,tiers,2,match
                etat,x9,tiers,2,distinct
                hub,1,etat,x8,distinct
                """);
        assertThat(merge(
                        "--in",
                        file("hub.csv", HUB),
                        "--in",
                        file("etat.csv", STATE),
                        "--in",
                        other,
                        "--decisions",
                        decisions))
                .isEqualTo(MergeCommand.OK);
        assertThat(said()).contains("se contredisent");
        assertThat(rows("pairs.csv"))
                .filteredOn(row -> row.subList(0, 4).equals(List.of("etat", "x8", "hub", "1")))
                .extracting(List::getLast)
                .containsExactly("distinct");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--in a.csv", "--out x", "--in a.csv --out x --bad", "--in", "--in a.csv --out x --learn=3"})
    void aCommandBadlyWrittenIsExplained(String words) {
        var code = run(words.isEmpty() ? List.of() : List.of(words.split(" ")));
        assertThat(code).isEqualTo(MergeCommand.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--help");
    }

    @Test
    void aFileThatCannotBeReadLeavesThePreviousResult() throws IOException {
        merge("--in", file("hub.csv", HUB));
        var before = contents();
        assertThat(merge("--in", folder.resolve("absent.csv").toString())).isEqualTo(MergeCommand.REFUSED);
        assertThat(merge("--in", file("vide.csv", ""))).isEqualTo(MergeCommand.REFUSED);
        assertThat(merge("--in", file("autre.csv", "couleur,taille\nbleu,3\n"))).isEqualTo(MergeCommand.REFUSED);
        assertThat(merge("--in", file("entete.csv", "id,nom,adresse\n"))).isEqualTo(MergeCommand.NOTHING);
        assertThat(contents()).isEqualTo(before);
        try (var left = Files.list(result)) {
            assertThat(left).hasSize(4);
        }
    }

    @Test
    void aCellThatWouldRunInASpreadsheetIsMadeHarmless() throws IOException {
        merge("--in", file("piege.csv", "id,nom,adresse,code_postal,commune\n1,=1+2,1 rue Haute,17700,Surgères\n"));
        assertThat(Files.readString(result.resolve("merged.csv"))).contains("'=1+2");
        assertThat(rows("merged.csv").getLast()).contains("=1+2");
    }

    @Test
    void aFolderInPlaceOfAFileOrAFileInPlaceOfAFolderIsSaidBeforeAnyWork() throws IOException {
        var hub = file("hub.csv", HUB);
        Files.createDirectories(folder.resolve("dossier"));
        refused(List.of("--in", folder.resolve("dossier").toString(), "--out", result.toString()), "est un dossier");
        refused(List.of("--in", hub, "--out", hub), "est un fichier");
        refused(List.of("--in", hub, "--out", hub + "/dessous"), "impossible d’écrire");
        Files.createDirectories(folder.resolve("pris/clusters.csv"));
        refused(List.of("--in", hub, "--out", folder.resolve("pris").toString()), "prend la place du résultat");
        assertThat(result).doesNotExist();
        assertThat(folder.resolve("pris/pairs.csv")).doesNotExist();
    }

    private void refused(List<String> words, String why) {
        assertThat(run(words)).isEqualTo(MergeCommand.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul", "large", "binaire"})
    void aDamagedFileIsRefusedInOneSentence(String which) throws IOException {
        var damaged = folder.resolve(which + ".csv");
        switch (which) {
            case "nul" -> Files.writeString(damaged, HUB.replace("Phare", "Pha\0re"));
            case "large" -> Files.writeString(damaged, "nom" + ",c".repeat(10_000) + "\nMaison\n");
            default -> {
                var bytes = new byte[10_000];
                for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
                Files.write(damaged, bytes);
            }
        }
        refused(List.of("--in", damaged.toString(), "--out", result.toString()), which + ".csv");
        assertThat(result).doesNotExist();
    }

    @Test
    void aBadLineIsToldAndTheRestGoesOn() throws IOException {
        var code = merge(
                "--in",
                file(
                        "inegal.csv",
                        "id,nom,adresse,code_postal,commune,latitude,longitude\n"
                                + "1,A\n"
                                + "2,B,c,17700,Surgères,46,-1,9,9\n"
                                + "3,,1 rue Haute,17700,Surgères,,\n"
                                + "4,Le Phare,1 quai Est,17300,Rochefort,44.0,-8.0\n"));
        assertThat(code).isEqualTo(MergeCommand.OK);
        assertThat(err.toString(StandardCharsets.UTF_8) + said()).contains("ligne 2", "ligne 3");
        assertThat(report().get("records").asInt()).isEqualTo(2);
        assertThat(report().get("broken_lines").asInt()).isEqualTo(2);
        assertThat(report().get("records_without_name").asInt()).isEqualTo(1);
        assertThat(report().get("refused_cells").get("latitude, longitude").asInt())
                .isEqualTo(1);
    }

    private int merge(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--out", result.toString()));
        return run(all);
    }

    private int run(List<String> words) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        return new MergeCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false)
                .run(words, NOW);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    private String file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private JsonNode report() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(result.resolve("report.json")));
    }

    private List<String> contents() throws IOException {
        return List.of(
                Files.readString(result.resolve("pairs.csv")),
                Files.readString(result.resolve("clusters.csv")),
                Files.readString(result.resolve("merged.csv")));
    }

    /// Header first, read by our own reader.
    private List<List<String>> rows(String name) throws IOException {
        var location = new SourceLocation.FileSource(result.resolve(name), List.of());
        var rows = new ArrayList<List<String>>();
        if (!(OpenedRecordSource.open(location, SourceDownload.allowing(""), SourceLimits.usual())
                instanceof OpenedRecordSource.IntakeOpened(var reader))) throw new IOException(name);
        try (reader) {
            rows.add(reader.columns());
            while (reader.hasNext()) {
                var record = (RawSourceRecord) reader.next();
                rows.add(record.columns().stream()
                        .map(column -> record.text(column).orElse(""))
                        .toList());
            }
        }
        assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
        return rows;
    }
}
