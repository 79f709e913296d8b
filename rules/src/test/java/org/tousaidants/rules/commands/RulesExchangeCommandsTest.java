package org.tousaidants.rules.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.rules.archive.AddressedProtocolValues;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.forks.YamlTreeWriter;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.reading.ChangedProtocol;

/// Tests territories that share their rules as files, with the command line only.
class RulesExchangeCommandsTest {
    @TempDir
    Path folder;

    private record Typed(int code, String out, String err) {}

    private static Typed type(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = ProtocolCommand.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Typed well(String... words) throws IOException {
        var typed = type(words);
        assertThat(typed.code()).as(typed.err() + typed.out()).isZero();
        return typed;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void written(String name, RulesFolder rules) throws IOException {
        for (var file : rules.files().entrySet()) {
            var path = folder.resolve(name).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private void unzipped(String zip, String name) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(folder.resolve(zip)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var path = folder.resolve(name).resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.write(path, in.readAllBytes());
            }
        }
    }

    private void zipped(String name, String zip) throws IOException {
        var root = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(zip)));
                var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    private void territory() throws IOException {
        well(
                "new",
                "Haute-Vienne",
                "--from",
                "base",
                "--out",
                at("t"),
                "--auteur",
                "Nadia Ferret",
                "--jour",
                "2027-01-15");
        Files.writeString(
                folder.resolve("t/haute-vienne/competences.yaml"),
                "pourquoi: Les mairies reçoivent des identifiants.\nsource: Vote du 3 décembre 2026.\ngrille:\n"
                        + "  # L’accueil trie les messages.\n  \"4.2\": {accueil: 4, benevole: 4}\n");
    }

    @Test
    void whatIsPublishedIsReadByEveryCommandZippedAndUnzippedSignedWithItsLicence() throws IOException {
        territory();
        well("check", at("t"));
        well("key", "--out", at("cle"));
        assertThat(type("key", "--out", at("cle")).code()).isOne();
        well("publish", at("t/haute-vienne"), "--out", at("d"), "--key", at("cle"));
        var zip = at("d/haute-vienne-1.0.0.zip");
        unzipped("d/haute-vienne-1.0.0.zip", "ouvert");
        assertThat(folder.resolve("ouvert/LICENCE-DES-REGLES.txt")).content().contains("Licence Ouverte 2.0");
        for (var form : List.of(zip, at("ouvert"))) {
            assertThat(well("check", form).out()).contains("Haute-Vienne 1.0.0 : rien à corriger");
            well("test", form);
            assertThat(well("diff", "base", form).out()).contains("monte de 3 à 4");
            assertThat(well("log", form).out()).contains("Nadia Ferret", "(base 1.0.0)");
            assertThat(well("blame", form, "4.2").out())
                    .contains("competences.yaml/grille/4.2/accueil", "Nadia Ferret", "competences.yaml:5");
        }
        assertThat(well("check", zip).out()).contains("signée par la clé");
        Files.writeString(
                folder.resolve("dossiers.jsonl"),
                "{\"id\":\"d1\",\"profil\":\"accueil\",\"commune\":\"87085\",\"ouvert\":\"2026-11-01\"}\n");
        well("impact", "base", zip, "--dossiers", at("dossiers.jsonl"));
        // The unzipped archive is published again with the same hash.
        assertThat(well("publish", at("ouvert"), "--out", at("e"))
                        .out()
                        .lines()
                        .skip(2)
                        .toList())
                .containsExactlyElementsOf(well("publish", at("t/haute-vienne"), "--out", at("f"))
                        .out()
                        .lines()
                        .skip(2)
                        .toList());
        // A person changed the archive, so it differs from the publication.
        var bytes = Files.readString(Path.of(zip), StandardCharsets.ISO_8859_1);
        Files.writeString(
                Path.of(at("faux.zip")), bytes.replace("accueil: 4", "accueil: 3"), StandardCharsets.ISO_8859_1);
        assertThat(type("check", at("faux.zip")).code()).isOne();
        // Another person signed it: the signature does not match its hash.
        unzipped("d/haute-vienne-1.0.0.zip", "signe");
        Files.writeString(
                folder.resolve("signe/SIGNATURE.txt"),
                Files.readString(folder.resolve("ouvert/SIGNATURE.txt"))
                        .replaceFirst("[A-Za-z0-9]{12}\\s*$", "AAAAAAAAAAAA\n"));
        zipped("signe", "signe.zip");
        assertThat(type("check", at("signe.zip")).err()).contains("signature");
        // The archive is well-formed, but its files are not those of its manifest.
        unzipped("d/haute-vienne-1.0.0.zip", "autre");
        Files.writeString(folder.resolve("autre/preambule.md"), "Nous décidons autrement.\n");
        zipped("autre", "autre.zip");
        assertThat(type("check", at("autre.zip")).code()).isOne();
        // A list of archives has a history too.
        assertThat(well("log", at("d")).out()).contains("haute-vienne 1.0.0 · 2027-01-15 · proposition, non votée");
    }

    @Test
    void anAgglomerationStandsOnItsDepartmentAndMayNotGoBelowIt() throws IOException {
        territory();
        well("new", "Limoges Métropole", "--from", at("t/haute-vienne"), "--sous", "--out", at("u"));
        assertThat(folder.resolve("u/limoges-metropole/socle/socle/charte.yaml"))
                .exists();
        var own = folder.resolve("u/limoges-metropole/competences.yaml");
        Files.writeString(own, "pourquoi: Nous.\nsource: Vote.\ngrille:\n  \"4.2\": {accueil: 3}\n");
        assertThat(type("check", at("u")).err()).contains("competences.yaml:4", "4");
        Files.writeString(own, "pourquoi: Nous.\nsource: Vote.\ngrille:\n  \"4.2\": {accueil: 5}\n");
        well("check", at("u"));
        assertThat(well("diff", at("t/haute-vienne"), at("u")).out()).contains("monte de 4 à 5");
        well("publish", at("u"), "--out", at("d"));
        assertThat(well("log", at("d/limoges-metropole-1.0.0.zip")).out())
                .contains("(limoges-metropole 1.0.0)", "(haute-vienne 1.0.0)", "(base 1.0.0)");
        // A neighbour takes over the same values without using these rules as a base.
        well("new", "creuse", "--from", at("t/haute-vienne"), "--out", at("creuse"));
        assertThat(well("diff", "base", at("creuse")).out()).contains("monte de 3 à 4");
    }

    @Test
    void aNewerBaseIsTakenInAndTheOneConflictIsSaidAndDecided() throws IOException {
        territory();
        written(
                "base11",
                ChangedProtocol.of("base")
                        .with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.1.0")
                        .with(
                                RuleFileSchemas.SKILLS,
                                "\"4.2\": {proche: 1, benevole: 3, service-civique: 3, accueil: 3",
                                "\"4.2\": {proche: 1, benevole: 3, service-civique: 3, accueil: 5")
                        .with(
                                RuleFileSchemas.SKILLS,
                                "\"1.1\": {proche: 1, benevole: 2",
                                "\"1.1\": {proche: 1, benevole: 3")
                        .with(
                                RuleFileSchemas.SKILLS,
                                "niveaux: {\"1.1\": 2, \"1.2\": 2, \"1.3\": 1",
                                "niveaux: {\"1.1\": 3, \"1.2\": 2, \"1.3\": 1")
                        .folder());
        var asked = type("rebase", at("t/haute-vienne"), "--onto", at("base11"));
        assertThat(asked.code()).isOne();
        assertThat(asked.out())
                .contains(
                        "Conflit : competences.yaml/grille/4.2/accueil : le socle disait « 3 » et dit maintenant « 5 »"
                                + " ; vous aviez écrit « 4 », qui n’est plus permis");
        assertThat(asked.err()).contains("1 conflit à décider");
        assertThat(type(
                                "rebase",
                                at("t/haute-vienne"),
                                "--onto",
                                at("base11"),
                                "--keep",
                                "territoire",
                                "--out",
                                at("r"))
                        .code())
                .isOne();
        var done = well(
                "rebase",
                at("t/haute-vienne"),
                "--onto",
                at("base11"),
                "--choose",
                "competences.yaml/grille/4.2/accueil=socle",
                "--auteur",
                "Nadia Ferret",
                "--out",
                at("r"));
        assertThat(done.out()).contains("monte de 2 à 3", "monte de 4 à 5");
        assertThat(Files.readString(folder.resolve("r/competences.yaml")))
                .contains("# L’accueil trie les messages.", "\"4.2\": {benevole: 4}");
        assertThat(well("check", at("r")).out()).contains("1.1.0 : rien à corriger");
        assertThat(well("log", at("r")).out()).contains("Reprise du socle base 1.1.0", "(base 1.1.0)");
    }

    @Test
    void aChangeGoesUpstreamWithItsEvidenceAndIsTaken() throws IOException {
        territory();
        Files.writeString(folder.resolve("pv.md"), "# Atelier du 3 décembre\nVingt personnes.\n");
        Files.writeString(folder.resolve("an.md"), "Un an : douze arnaques évitées.\n");
        Files.writeString(
                folder.resolve("dossiers.jsonl"),
                "{\"id\":\"d1\",\"profil\":\"accueil\",\"commune\":\"87085\",\"ouvert\":\"2026-11-01\"}\n");
        well("key", "--out", at("cle"));
        well(
                "propose",
                at("t/haute-vienne"),
                "--pourquoi",
                "Partout, l’accueil reçoit des identifiants.",
                "--auteur",
                "Nadia Ferret",
                "--only",
                "accueil",
                "--dossiers",
                at("dossiers.jsonl"),
                "--proces-verbal",
                at("pv.md"),
                "--bilan",
                at("an.md"),
                "--key",
                at("cle"),
                "--out",
                at("p.zip"));
        var review = well("review", at("p.zip"), "--onto", "base").out();
        assertThat(review)
                .contains(
                        "Proposition de haute-vienne 1.0.0 au socle base 1.0.0",
                        "Nadia Ferret",
                        "Signée par la clé",
                        "monte de 3 à 4",
                        "Effet : ",
                        "preuves/proces-verbal.md",
                        "preuves/bilan.md")
                .doesNotContain("bénévole");
        well(
                "accept",
                at("p.zip"),
                "--into",
                "base",
                "--version",
                "1.1.0",
                "--jour",
                "2027-06-01",
                "--vote",
                "Assemblée des territoires, 4 mai 2027",
                "--out",
                at("base"));
        assertThat(well("check", at("base")).out()).contains("1.1.0 : rien à corriger");
        var skills = Files.readString(folder.resolve("base/competences.yaml"));
        // Everything else is unchanged, comments included.
        assertThat(skills)
                .contains(
                        "# Pix nomme les niveaux",
                        "# Une ligne par compétence",
                        "\"4.2\": {proche: 1, benevole: 3, service-civique: 3, accueil: 4, social: 3, conseiller: 5");
        assertThat(well("blame", at("base"), "grille/4.2/accueil").out())
                .contains("Nadia Ferret (haute-vienne 1.0.0)", "Assemblée des territoires");
        assertThat(type(
                                "accept",
                                at("p.zip"),
                                "--into",
                                at("base"),
                                "--version",
                                "1.0.9",
                                "--jour",
                                "2027-06-01",
                                "--out",
                                at("x"))
                        .err())
                .contains("ne dépasse pas la version 1.1.0");
        assertThat(type("review", at("pv.md")).code()).isOne();
    }

    @Test
    void everyFileIsWrittenAgainAsItSaysWhatItSaid() {
        for (var shipped : List.of("base", "charente-maritime"))
            AddressedProtocolValues.trees(RulesFolder.shipped(shipped).orElseThrow())
                    .forEach((file, tree) -> {
                        var text = YamlTreeWriter.of(tree, Map.of());
                        var again = YamlParser.read(file, text, new ProtocolMistakes())
                                .orElseThrow();
                        assertThat(values(again, file)).as(file).isEqualTo(values(tree, file));
                    });
    }

    private static Map<String, String> values(YamlTree tree, String file) {
        var values = new java.util.TreeMap<String, String>();
        AddressedProtocolValues.of(Map.of(file, tree)).forEach((address, value) -> values.put(address, value.value()));
        return values;
    }

    @Test
    void theThreeMessagesThatMisledPeopleNoLongerDo() throws IOException {
        territory();
        var place = folder.resolve("t/haute-vienne");
        Files.move(place.resolve("competences.yaml"), place.resolve("competences.yml"));
        assertThat(well("check", place.toString()).out()).contains("competences.yml est lu comme competences.yaml.");
        Files.writeString(place.resolve("competences.yaml"), "pourquoi: a\n");
        assertThat(type("check", place.toString()).err().lines().filter(line -> line.contains("competences.yml")))
                .hasSize(1);
        Files.delete(place.resolve("competences.yml"));
        Files.writeString(
                place.resolve("competences.yaml"),
                "pourquoi: Nous.\nsource: Vote.\ngrille:\n  \"6.1\": {accueil: 4}\n");
        assertThat(type("check", place.toString()).err())
                .contains("compétence : nom inconnu, « 6.1 ». Écrivez l’un de : 1.1, 1.2")
                .doesNotContain("Écrivez « 1.1 »");
        Files.delete(place.resolve("competences.yaml"));
        Files.writeString(
                place.resolve("charte.yaml"),
                "pourquoi: Nous.\nsource: Vote.\nengagements:\n  - id: CH-50\n    profils: [accueil]\n");
        var told = type("check", place.toString()).err();
        assertThat(told).contains("1 point à corriger", "« CH-50 » n’est pas dans « engagements » du socle");
    }

    @Test
    void aCommandSaysWhatItWaitsFor() throws IOException {
        assertThat(type("new", "x", "--from", "base").code()).isEqualTo(2);
        assertThat(type("rebase", "base").err()).contains("--onto SOCLE");
        assertThat(type("propose", "base", "--pourquoi", "x", "--auteur", "y", "--out", at("z"))
                        .err())
                .contains("est un socle");
        assertThat(type("publish", "base", "--ou", "x").err()).contains("option inconnue : --ou");
        assertThat(type("--help").out()).contains("rebase", "propose", "review", "accept", "log", "blame", "--sous");
    }
}
