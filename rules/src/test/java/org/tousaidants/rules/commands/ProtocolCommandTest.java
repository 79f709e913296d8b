package org.tousaidants.rules.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.reading.ChangedProtocol;

/// Tests `bin/tous-aidants protocol` as typed.
class ProtocolCommandTest {
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

    private Path written(String name, ChangedProtocol draft) throws IOException {
        var place = Files.createDirectories(folder.resolve(name));
        for (var file : draft.folder().files().entrySet())
            Files.writeString(place.resolve(file.getKey()), file.getValue());
        return place;
    }

    @Test
    void theShippedProtocolsAreRightAndTheirExamplesHold() throws IOException {
        for (var name : List.of("base", "charente-maritime")) {
            assertThat(type("check", name).code()).isZero();
            assertThat(type("test", name).err()).isEmpty();
        }
        assertThat(type("check", "base").out()).contains("33 engagements");
    }

    @Test
    void aForkFindsItsBaseBesideIt() throws IOException {
        written("base", ChangedProtocol.of("base").with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.0.1"));
        var fork = written("charente-maritime", ChangedProtocol.of("charente-maritime"));
        var typed = type("check", fork.toString());
        assertThat(typed.code()).isOne();
        assertThat(typed.err()).contains("protocole.yaml:12 : le socle trouvé est en version 1.0.1.");
    }

    @Test
    void allMistakesAreSaidAndNothingElse() throws IOException {
        var place = written(
                "brouillon",
                ChangedProtocol.of("base")
                        .with(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateur: 12")
                        .with(RuleFileSchemas.INTERVIEW, "pairs: 2", "pairs: deux"));
        var typed = type("check", place.toString());
        assertThat(typed.code()).isOne();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("2 points à corriger")
                .contains("« mediateur » ne peut pas être 12. Écrivez un nombre de 0 à 8.")
                .contains("« pairs » doit contenir un nombre entier. Écrivez un nombre de 1 à 5.");
    }

    @Test
    void anExampleThatSaysAnotherThingThanTheRuleFails() throws IOException {
        var place = written(
                "brouillon", ChangedProtocol.of("base").with(RuleFileSchemas.HELPERS, "au-moins: 14", "au-moins: 35"));
        var typed = type("test", place.toString());
        assertThat(typed.code()).isOne();
        assertThat(typed.err())
                .contains(
                        "« lina-se-forme » : ce dossier n’obtiendrait pas le label ; « manque » serait pratique, et l’exemple"
                                + " dit vide.")
                .contains("1 sur 25 exemples");
    }

    @Test
    void anOverlayPlaysItsOwnExamplesAndThoseOfTheBaseAreTrueOfTheBase() throws IOException {
        var raised = ChangedProtocol.of("charente-maritime")
                .whole(
                        RuleFileSchemas.HELPERS,
                        "pourquoi: Essai.\nsource: Essai.\nvalidite-mois: 12\nexemples:\n"
                                + "  - id: odette-vite\n    profil: benevole\n    charte: toute\n    niveaux: attendus\n"
                                + "    preuve: profil-pix\n    entretien: favorable\n    il-y-a-mois: 2\n    reconnu: oui\n");
        var place = written("charente-maritime", raised);
        var played = type("test", place.toString());
        assertThat(played.code()).as(played.err()).isZero();
        // The count contains only the examples of the territory, not those of the base.
        assertThat(played.out()).contains("5 exemples : les règles disent bien cela");
        assertThat(type("test", "base").out()).contains("25 exemples");
    }

    @Test
    void theDifferenceIsSaidInWords() throws IOException {
        assertThat(type("diff", "base", "charente-maritime").out())
                .contains("Les compétences\n")
                .contains("monte de 3 à 4");
        assertThat(type("diff", "base", "base").out()).isEqualTo("Rien ne change.\n");
    }

    @Test
    void schemasAreWrittenForEditors() throws IOException {
        assertThat(type("schema", folder.toString()).code()).isZero();
        assertThat(folder.resolve("socle/charte.schema.json")).exists();
        assertThat(folder.resolve("territoire/charte.schema.json")).exists();
    }

    @Test
    void theSameVersionIsPublishedWithTheSameBytesAndNeverWithOthers() throws IOException {
        var first = type(
                "publish", "charente-maritime", "--out", folder.resolve("un").toString());
        var again = type(
                "publish", "charente-maritime", "--out", folder.resolve("deux").toString());
        var archive = folder.resolve("un/charente-maritime-1.0.0.zip");
        assertThat(first.code()).isZero();
        assertThat(archive).hasSameBinaryContentAs(folder.resolve("deux/charente-maritime-1.0.0.zip"));
        assertThat(first.out().lines().skip(2))
                .containsExactlyElementsOf(again.out().lines().skip(2).toList());
        // Files from another editor and another system give the same rules.
        var windows = written(
                "base",
                ChangedProtocol.of("base")
                        .whole(RuleFileSchemas.PREAMBLE, preamble().replace("\n", "\r\n") + "\r\n\r\n"));
        var base = type("publish", "base", "--out", folder.resolve("un").toString());
        assertThat(base.code()).isZero();
        assertThat(type(
                                "publish",
                                windows.toString(),
                                "--out",
                                folder.resolve("un").toString())
                        .code())
                .isZero();
        var changed = written("base", ChangedProtocol.of("base").whole(RuleFileSchemas.PREAMBLE, "Nous aidons."));
        var refused = type(
                "publish", changed.toString(), "--out", folder.resolve("un").toString());
        assertThat(refused.code()).isOne();
        assertThat(refused.err()).contains("existe avec un autre contenu. Changez la version dans protocole.yaml.");
    }

    @Test
    void aVersionThatIsNotAboveTheLastOneIsNotPublished() throws IOException {
        var into = folder.resolve("suite").toString();
        for (var version : List.of("1.9.0", "1.10.0")) {
            var next = written(
                    "v" + version,
                    ChangedProtocol.of("base").with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: " + version));
            assertThat(type("publish", next.toString(), "--out", into).code()).isZero();
        }
        var back = written(
                "retour",
                ChangedProtocol.of("base").with(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.9.1"));
        var refused = type("publish", back.toString(), "--out", into);
        assertThat(refused.code()).isOne();
        assertThat(refused.err()).contains("la version 1.9.1 ne dépasse pas la version 1.10.0, déjà publiée");
        assertThat(folder.resolve("suite/base-1.9.1.zip")).doesNotExist();
    }

    private static String preamble() {
        return ChangedProtocol.of("base").folder().files().get(RuleFileSchemas.PREAMBLE);
    }

    @Test
    void anArchiveHoldsItsBaseAndItsManifest() throws IOException {
        type("publish", "charente-maritime", "--out", folder.toString());
        try (var zip = new java.util.zip.ZipFile(
                folder.resolve("charente-maritime-1.0.0.zip").toFile())) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName))
                    .contains("charte.yaml", "socle/charte.yaml", "socle/preambule.md", "MANIFESTE.txt");
            try (var manifest = zip.getInputStream(zip.getEntry("MANIFESTE.txt"))) {
                assertThat(new String(manifest.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith(
                                "protocole charente-maritime\nversion 1.0.0\nen vigueur 2026-11-24\nstatut proposition\n"
                                        + "socle base 1.0.0\n");
            }
        }
    }

    @Test
    void theImpactOfADraftIsSaidAndExported() throws IOException {
        var dossiers = folder.resolve("dossiers.jsonl");
        Files.writeString(
                dossiers, "{\"id\":\"d1\",\"profil\":\"proche\",\"commune\":\"17415\",\"ouvert\":\"2026-11-01\"}\n");
        var typed = type(
                "impact", "base", "charente-maritime", "--dossiers", dossiers.toString(), "--out", folder.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("1 ne remplit toujours pas les conditions");
        assertThat(folder.resolve("impact.csv")).content().contains("proche;17415;0;0;0;0;0;0;1");
        assertThat(folder.resolve("impact.svg")).content().startsWith("<svg");
        assertThat(type("impact", "base", "base").code()).isEqualTo(2);
        assertThat(type("impact", "base", "base", "--dossiers", "nulle-part.jsonl")
                        .err())
                .contains("introuvable");
        assertThat(type("impact", "base", "base", "--dossiers", dossiers.toString(), "--trajets", "x")
                        .code())
                .isEqualTo(2);
        Files.writeString(dossiers, "{\"id\":\"d1\"}\n");
        assertThat(type("impact", "base", "base", "--dossiers", dossiers.toString())
                        .err())
                .contains("dossiers.jsonl:1 : « commune » attend un texte.");
    }

    @Test
    void aWrongCommandIsToldHow() throws IOException {
        assertThat(type("chek", "base").code()).isEqualTo(2);
        assertThat(type("check").err()).contains("check attend un dossier");
        assertThat(type("check", "nulle-part").err()).contains("n’est ni un dossier, ni un protocole fourni");
        assertThat(type("check", "\0").code()).isOne();
        assertThat(type().out()).contains("protocol check DOSSIER");
    }
}
