package org.tousaidants.rules.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.judging.LabelDossierFile;
import org.tousaidants.rules.protocol.OtherModuleProtocolFiles;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.reading.ChangedProtocol;
import org.tousaidants.rules.reading.TestDossiers;

/// Tests a folder of rules sent as one file: valid content is read, dangerous content is refused.
class RulesFolderZipTest {
    @Test
    void theArchiveThatWePublishIsReadAgain() throws IOException {
        var own = RulesFolder.shipped("charente-maritime").orElseThrow();
        var base = withMandates(RulesFolder.shipped("base").orElseThrow());
        var protocol = ChangedProtocol.of("charente-maritime").read();
        var archive = RulesArchive.of(protocol, own, Optional.of(withoutRegistered(base)));
        var read = RulesFolderZip.read("c.zip", new ByteArrayInputStream(archive.bytes()));
        assertThat(read.own().mistakes()).isEmpty();
        assertThat(read.own().says(own)).isTrue();
        assertThat(read.base().orElseThrow().says(withoutRegistered(base))).isTrue();
        assertThat(read.base().orElseThrow().says(base)).isFalse();
    }

    /// The folder as shipped with the whole site: another module adds a file.
    private static RulesFolder withMandates(RulesFolder folder) {
        var files = new LinkedHashMap<>(folder.files());
        files.put("mandat.yaml", "code: {jours: 30}\n");
        return new RulesFolder(folder.name(), files, List.of());
    }

    private static RulesFolder withoutRegistered(RulesFolder folder) {
        var files = new LinkedHashMap<>(folder.files());
        files.keySet().removeAll(OtherModuleProtocolFiles.names());
        return new RulesFolder(folder.name(), files, List.of());
    }

    @Test
    void aWholeFolderZippedByAnySystemIsTheFolder() throws IOException {
        var read = read(Map.of(
                "mes-regles/charte.yaml", "engagements: []",
                "mes-regles/.DS_Store", "x",
                "mes-regles/README.md", "Bonjour"));
        assertThat(read.own().mistakes()).isEmpty();
        assertThat(read.own().files()).containsOnlyKeys("charte.yaml", "README.md");
        var mac = read(Map.of("regles/charte.yaml", "a", "__MACOSX/regles/._charte.yaml", "b"));
        assertThat(mac.own().files()).containsOnlyKeys("charte.yaml");
    }

    @Test
    void whatLeavesTheFolderIsRefused() throws IOException {
        for (var path :
                List.of("../charte.yaml", "a/../../charte.yaml", "/etc/passwd", "..\\charte.yaml", "C:charte.yaml"))
            assertThat(mistakes(Map.of(path, "x")))
                    .as(path)
                    .anyMatch(words -> words.contains("sort du dossier, ou n’est pas un nom de fichier"));
        assertThat(mistakes(Map.of("charte.yaml", "a", "dossier/profils.yaml", "b")))
                .anyMatch(words -> words.contains("un protocole ne contient que des fichiers"));
    }

    @Test
    void aBombIsToldBeforeItIsUnpacked() throws IOException {
        var bomb = new byte[200_000_000];
        Arrays.fill(bomb, (byte) ' ');
        var zip = zip(Map.of("charte.yaml", bomb));
        assertThat(zip.length).isLessThan(300_000);
        assertThat(RulesFolderZip.read("b.zip", new ByteArrayInputStream(zip))
                        .own()
                        .mistakes())
                .extracting(ProtocolMistake::toString)
                .anyMatch(words -> words.contains("le fichier est trop gros"));
        var many = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i < 5_000; i++) many.put("f" + i, new byte[0]);
        assertThat(RulesFolderZip.read("m.zip", new ByteArrayInputStream(zip(many)))
                        .own()
                        .mistakes())
                .extracting(ProtocolMistake::toString)
                .anyMatch(words -> words.contains("le zip contient trop de fichiers"));
    }

    @Test
    void whatIsNoZipIsSaidSo() throws IOException {
        for (var bytes : List.of(new byte[0], "bonjour".getBytes(StandardCharsets.UTF_8)))
            assertThat(RulesFolderZip.read("x.zip", new ByteArrayInputStream(bytes))
                            .own()
                            .mistakes())
                    .extracting(mistake -> mistake.words().toString())
                    .containsExactly("ce n’est pas un zip, ou il est vide");
        var half = zip(Map.of("charte.yaml", "a: b\n".repeat(5_000).getBytes(StandardCharsets.UTF_8)));
        assertThat(RulesFolderZip.read("x.zip", new ByteArrayInputStream(half, 0, 60))
                        .own()
                        .mistakes())
                .extracting(mistake -> mistake.words().toString())
                .containsExactly("le zip est illisible");
    }

    @Test
    void everyStrangeFileIsToldAtOnce() throws IOException {
        assertThat(mistakes(Map.of(
                        "chart.yaml", "a",
                        "entretien-des-donnees.yaml", "b",
                        "photo.png", "c")))
                .hasSize(2)
                .anyMatch(words -> words.contains("Nommez-le « charte.yaml »"));
        var latin = RulesFolderZip.read(
                        "l.zip",
                        new ByteArrayInputStream(zip(Map.of("charte.yaml", "é".getBytes(StandardCharsets.ISO_8859_1)))))
                .own();
        assertThat(latin.mistakes())
                .extracting(mistake -> mistake.words().toString())
                .containsExactly("le fichier n’est pas en UTF-8");
    }

    @Test
    void whatADecisionFixesReplacesItsLinesAndNothingElse() {
        var folder = RulesFolder.shipped("charente-maritime").orElseThrow();
        var decided = new ProtocolIdentityEditor(
                        "1.2.0", LocalDate.of(2027, 1, 15), Optional.of("le « comité » \\ \"vrai\""))
                .in(folder);
        var text = decided.files().get(RuleFileSchemas.IDENTITY);
        assertThat(text)
                .contains("\nversion: 1.2.0\n")
                .contains("\nen-vigueur: 2027-01-15\n")
                .contains("\nstatut: adopte\n")
                .contains("  version: 1.0.0\n")
                .contains("# Ce que la Charente-Maritime change au socle.");
        var read = new ChangedProtocol(decided).read().identity();
        assertThat(read.adoptedBy()).contains("le « comité » \\ \"vrai\"");
        var back = new ProtocolIdentityEditor("1.3.0", LocalDate.of(2027, 2, 1), Optional.empty()).in(decided);
        assertThat(new ChangedProtocol(back).read().identity().adoptedBy()).isEmpty();
        var folded = new ChangedProtocol(folder)
                .with(RuleFileSchemas.IDENTITY, "version: 1.0.0\nen", "version: >-\n  1.0.0\nen")
                .folder();
        assertThat(new ChangedProtocol(new ProtocolIdentityEditor("2.0.0", LocalDate.of(2027, 1, 1), Optional.empty())
                                .in(folded))
                        .read()
                        .identity()
                        .version())
                .isEqualTo("2.0.0");
    }

    @Test
    void aDossierIsWrittenAsItIsRead() {
        var day = LocalDate.of(2026, 11, 25);
        var dossier = TestDossiers.recognised(
                TestDossiers.complete(ChangedProtocol.of("base").read(), "x", "mediateur", day), day, day.plusYears(3));
        var read = LabelDossierFile.read("f", List.of(LabelDossierFile.line("x", dossier)));
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.dossiers()).containsExactly(dossier);
    }

    private static RulesFolderZip.UnzippedRules read(Map<String, String> files) throws IOException {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return RulesFolderZip.read("essai.zip", new ByteArrayInputStream(zip(bytes)));
    }

    private static List<String> mistakes(Map<String, String> files) throws IOException {
        return read(files).own().mistakes().stream()
                .map(ProtocolMistake::toString)
                .toList();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
