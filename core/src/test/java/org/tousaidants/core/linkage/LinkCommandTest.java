package org.tousaidants.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Links two lists of the demonstration from the command line.
class LinkCommandTest {
    private static final String SPEC = """
            sources:
              - {name: mairie, clean: true}
              - {name: mediatheque, clean: true, columns: {nom: nom_de_famille}}
            comparisons:
              - {column: nom, how: text, levels: [0.85, 0.93], rare: true}
              - {column: prenom, how: phonetic}
              - {column: naissance, how: date, within: [31]}
              - {column: telephone, how: digits}
            blocking:
              passes:
                - {column: nom, key: phonetic}
                - {column: telephone, key: digits}
                - {all: [{column: prenom}, {column: naissance}]}
            """;
    private static final String MAIRIE = """
            id,nom,prenom,naissance,telephone
            1,Chauvet,Solange,1948-03-02,05 46 00 00 01
            2,Martin,Idriss,1990-11-30,05.46.00.00.02
            3,Guérin,Fatoumata,1971-07-14,
            4,Tessier,Bastien,1985-01-09,0546000004
            5,Quillet,Noé,2001-05-05,0546000005
            """;
    private static final String MEDIATHEQUE = """
            id;nom_de_famille;prenom;naissance;telephone
            a;CHAUVET;Solange;02/03/1948;0546000001
            b;Martin;Idris;30/11/1990;0546000002
            c;Guerin;Fatoumata;14/07/1971;0546000003
            d;Sarrazin;Maryvonne;01/01/1960;0546000099
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void linksTwoListsAndSaysWhy() throws IOException {
        assertThat(link()).isZero();
        assertThat(out("pairs.csv").lines().toList())
                .startsWith("left_source,left_id,right_source,right_id,probability,decision")
                .hasSize(4)
                .allMatch(line -> line.startsWith("left_source") || line.endsWith(",match"))
                .anyMatch(line -> line.startsWith("mairie,1,mediatheque,a,0.9"))
                .anyMatch(line -> line.startsWith("mairie,2,mediatheque,b,0.9"))
                .anyMatch(line -> line.startsWith("mairie,3,mediatheque,c,0.9"));
        assertThat(out("clusters.csv").lines()).hasSize(10).contains("1,mairie,1", "1,mediatheque,a", "4,mairie,4");
        assertThat(out("reasons.csv"))
                .contains("prenom : même son", "telephone : l’une des deux fiches ne le dit pas, ne compte pas");
        var report = JsonMapper.shared().readTree(out("report.json"));
        assertThat(report.get("records").asInt()).isEqualTo(9);
        assertThat(report.get("pairs_possible").asInt()).isEqualTo(20);
        assertThat(report.get("matches").asInt()).isEqualTo(3);
        assertThat(report.get("parameters").get("comparisons")).hasSize(4);
        assertThat(report.get("blocking").get(0).get("pass").asString()).isEqualTo("nom");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("9 lignes", "3 rapprochées");
    }

    @Test
    void theOrderOfTheLinesChangesNothing() throws IOException {
        link();
        var pairs = out("pairs.csv");
        var clusters = out("clusters.csv");
        var lines = new ArrayList<>(MAIRIE.lines().skip(1).toList());
        Collections.shuffle(lines, new Random(1));
        link(SPEC, MAIRIE.lines().findFirst().orElseThrow() + "\n" + String.join("\n", lines), MEDIATHEQUE);
        assertThat(out("pairs.csv")).isEqualTo(pairs);
        assertThat(out("clusters.csv")).isEqualTo(clusters);
    }

    @Test
    void whatAPersonDecidedIsObeyed() throws IOException {
        var decisions = write("decisions.csv", """
                left_source,left_id,right_source,right_id,probability,decision
                mairie,1,mediatheque,a,0.99,distinct
                mairie,4,mediatheque,d,0.01,match
                mairie,9,mediatheque,d,0.01,match
                mairie,2,mediatheque,b,0.9,review
                """);
        assertThat(link(SPEC, MAIRIE, MEDIATHEQUE, "--decisions", decisions)).isZero();
        assertThat(out("pairs.csv").lines())
                .anyMatch(line -> line.startsWith("mairie,1,mediatheque,a,") && line.endsWith(",distinct"))
                .anyMatch(line -> line.startsWith("mairie,4,mediatheque,d,") && line.endsWith(",match"));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("1 décision(s) parlent de lignes qui ne sont pas là");
    }

    @Test
    void decisionsThatContradictEachOtherAreTold() throws IOException {
        var decisions = write("decisions.csv", """
                left_source,left_id,right_source,right_id,decision
                mairie,1,mediatheque,a,match
                mairie,2,mediatheque,a,match
                mairie,1,mairie,2,distinct
                """);
        assertThat(link(SPEC, MAIRIE, MEDIATHEQUE, "--decisions", decisions)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ces décisions se contredisent");
        assertThat(out("report.json")).contains("ces décisions se contredisent");
        assertThat(out("pairs.csv").lines())
                .filteredOn(line -> line.contains(",a,"))
                .allMatch(line -> line.endsWith(",review"));
    }

    @Test
    void everyMistakeOfTheSpecificationIsToldAtOnce() throws IOException {
        assertThat(link("""
                        sources:
                          - {name: mairie, clean: oui, encoding: utf8}
                        comparisons:
                          - {column: nom, how: jaro, levels: [0.9, 0.8]}
                          - {how: number, levels: [1]}
                          - {column: nom, how: text}
                        bloking: {}
                        thresholds: {match: 0.5, review: 0.9}
                        """, MAIRIE, MEDIATHEQUE)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("points à corriger")
                .contains("sources[1].clean : écrivez true ou false")
                .contains("sources[1].encoding : « utf8 » n’existe pas ; écrivez utf-8, latin-1 ou windows-1252")
                .contains("comparisons[1].how : « jaro » n’existe pas ; écrivez code, date")
                .contains("comparisons[2].column : écrivez « column: nom »")
                .contains("comparisons[2].levels : ne sert pas à number ; écrivez « within »")
                .contains("comparisons[3].levels : manque")
                .contains("bloking : ce nom n’existe pas ici ; vouliez-vous dire « blocking » ?")
                .contains("blocking : manque")
                .contains("thresholds.review : doit être au plus égal à « match »");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aSpecificationThatIsNoYamlOrABombIsRefused() throws IOException {
        assertThat(link("comparisons: [", MAIRIE, MEDIATHEQUE)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("ligne 1, colonne 15", "ce n’est pas du YAML");
        for (var bomb : List.of(
                "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
                "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost\"]]",
                "[".repeat(5_000),
                "a: 1\na: 2",
                "x".repeat(300_000),
                "",
                "- 1",
                "42")) {
            complained.reset();
            assertThat(link(bomb, MAIRIE, MEDIATHEQUE))
                    .as(bomb.substring(0, Math.min(20, bomb.length())))
                    .isEqualTo(1);
            assertThat(complained.toString(StandardCharsets.UTF_8))
                    .contains("Refusé")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void whatIsWrongWithATableIsSaidWithItsLine() throws IOException {
        assertThat(link(SPEC, MAIRIE + "1,Autre,Paul,,\n", MEDIATHEQUE)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("mairie.csv, ligne 7 : l’identifiant « 1 » est déjà celui de la ligne 2");
        link(SPEC, MAIRIE + ",Autre,Paul,,\n", MEDIATHEQUE);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("mairie.csv, ligne 7 : l’identifiant est vide");
        link(SPEC, MAIRIE, MEDIATHEQUE.replace("naissance", "ne_le"));
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("la colonne « naissance » manque ; il y a id, ne_le, nom_de_famille, prenom, telephone. "
                        + "Écrivez « columns: {naissance: … } » pour la table « mediatheque »");
        link(SPEC, "", MEDIATHEQUE);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("mairie.csv : ce fichier est vide");
        link(SPEC, "id,nom,prenom,naissance,telephone\n", MEDIATHEQUE);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("mairie.csv : ce fichier n’a que son en-tête");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aTableInAnotherEncodingIsReadOrTheRemedyIsSaid() throws IOException {
        var latin = folder.resolve("mairie.csv");
        Files.writeString(latin, MAIRIE, StandardCharsets.ISO_8859_1);
        write("mediatheque.csv", MEDIATHEQUE);
        assertThat(run(SPEC)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("n’est pas en utf-8", "« encoding: latin-1 »");
        assertThat(run(SPEC.replace("name: mairie,", "name: mairie, encoding: latin-1,")))
                .isZero();
        assertThat(out("pairs.csv")).contains("mairie,3,mediatheque,c");
    }

    @Test
    void aMissingFileAndAMiswrittenCommandAreSaid() throws IOException {
        write("mairie.csv", MAIRIE);
        assertThat(run(SPEC)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("mediatheque.csv : ce fichier n’existe pas");
        assertThat(run("--spec", "nulle-part.yaml", "--in", "x", "--out", "y")).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("spécification introuvable");
        assertThat(run("--spec", "s.yaml")).isEqualTo(2);
        assertThat(run("--spec", "s.yaml", "--in")).isEqualTo(2);
        assertThat(run("--entrée", "x")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pairs.csv", "clusters.csv", "report.json");
    }

    @Test
    void aDamagedTableIsRefusedAndNothingIsWritten() throws IOException {
        refused(MAIRIE.replace("Guérin", "Gué\0rin"), "mairie.csv, ligne 4 : un octet nul");
        refused(MAIRIE.replace("Guérin", "\"Guérin"), "un guillemet ouvert n’y est pas refermé");
        refused(MAIRIE.replace("Guérin", "Gué,rin,x,y"), "ligne 4 : la ligne a 8 cellules, l’en-tête en annonce 5");
        var wide = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        refused(wide + "\n1\n", "et 9970 autres");
        assertThat(complained.size()).isLessThan(4_000);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void refused(String mairie, String why) throws IOException {
        complained.reset();
        assertThat(link(SPEC, mairie, MEDIATHEQUE)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains(why).doesNotContain("Exception");
    }

    @Test
    void aFolderInPlaceOfAFileOrAFileInPlaceOfAFolderIsSaid() throws IOException {
        write("mairie.csv", MAIRIE);
        write("mediatheque.csv", MEDIATHEQUE);
        write("s.yaml", SPEC);
        Files.createDirectories(folder.resolve("dossier"));
        var tables = List.of("--in", at("mairie.csv"), "--in", at("mediatheque.csv"));
        for (var asked : List.of(
                List.of(at("dossier"), at("out"), "est un dossier"),
                List.of(at("s.yaml"), at("mairie.csv"), "est un fichier"),
                List.of(at("s.yaml"), at("mairie.csv/sous"), "impossible d’écrire"))) {
            complained.reset();
            var words = new ArrayList<>(List.of("--spec", asked.get(0), "--out", asked.get(1)));
            words.addAll(tables);
            assertThat(LinkCommand.run(
                            words,
                            new PrintStream(said, true, StandardCharsets.UTF_8),
                            new PrintStream(complained, true, StandardCharsets.UTF_8)))
                    .isEqualTo(1);
            assertThat(complained.toString(StandardCharsets.UTF_8))
                    .contains(asked.get(2))
                    .doesNotContain("Exception");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void asManyTablesAsTheSpecificationDescribes() throws IOException {
        write("mairie.csv", MAIRIE);
        write("s.yaml", SPEC);
        assertThat(run("--spec", at("s.yaml"), "--in", at("mairie.csv"), "--out", at("out")))
                .isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("décrit 2 table(s) et --in en donne 1");
    }

    private int link() throws IOException {
        return link(SPEC, MAIRIE, MEDIATHEQUE);
    }

    private int link(String spec, String mairie, String mediatheque, String... more) throws IOException {
        write("mairie.csv", mairie);
        write("mediatheque.csv", mediatheque);
        return run(spec, more);
    }

    private int run(String spec, String... more) throws IOException {
        if (spec.startsWith("--")) {
            var arguments = new ArrayList<>(List.of(spec));
            arguments.addAll(List.of(more));
            return run(arguments);
        }
        write("s.yaml", spec);
        var arguments = new ArrayList<>(List.of(
                "--spec", at("s.yaml"), "--in", at("mairie.csv"), "--in=" + at("mediatheque.csv"), "--out", at("out")));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private int run(List<String> arguments) {
        return LinkCommand.run(arguments, stream(said), stream(complained));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }
}
