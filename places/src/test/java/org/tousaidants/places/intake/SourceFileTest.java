package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SourceFileTest {
    private static final String PAGE =
            "L’adresse ou le fichier est une page web, pas des données. Donnez l’adresse du téléchargement"
                    + " lui-même. Si la page demande de se connecter, téléchargez le fichier à la main.";
    private static final String NUL =
            "Le fichier est abîmé, ou ce n’est pas du texte\u00A0: il contient des octets nuls."
                    + " Enregistrez-le de nouveau en CSV, encodage UTF-8.";

    @TempDir
    private Path folder;

    @Test
    void aPageInPlaceOfDataIsRefused() throws IOException {
        assertThat(Reading.refusal(folder, "\n <!DOCTYPE html>\n<html><body>Connexion</body></html>"))
                .isEqualTo(PAGE);
        assertThat(Reading.refusal(folder, "<br />\n<b>Warning</b>: mysql_connect()"))
                .isEqualTo(PAGE);
        assertThat(Reading.refusal(folder, "<?xml version=\"1.0\"?><html xmlns=\"x\"/>"))
                .isEqualTo(PAGE);
        assertThat(Reading.refusal(folder, "<?xml version=\"1.0\"?><gpx/>"))
                .isEqualTo("Le fichier est en XML. Importez un fichier CSV, JSON, GeoJSON ou XLSX.");
    }

    @Test
    void aFileWithNulBytesIsRefused() throws IOException {
        assertThat(Reading.refusal(folder, "nom,ville\nA,Sai\0ntes\n")).isEqualTo(NUL);
        assertThat(Reading.refusal(folder, "nom,ville\nA,B\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(NUL);
        assertThat(Reading.refusal(folder, "\uFEFFnom,ville\nA,B\0\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(NUL);
        assertThat(Reading.refusal(folder, "[{\"nom\":\"" + "é".repeat(200_000) + "\0\"}]"))
                .isEqualTo(NUL);
    }

    @Test
    void aFileBeyondTheLimitIsRefusedUnread() throws IOException {
        Path file = folder.resolve("sparse.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write("nom,ville\n".getBytes(StandardCharsets.UTF_8));
            sparse.setLength(2L << 30);
        }
        assertThat(Reading.refusal(file, "", SourceLimits.usual()).replace('\u00A0', ' '))
                .isEqualTo("Le fichier dépasse 200 Mo. Importez un fichier plus petit ou partagez-le en plusieurs.");
        assertThat(Reading.refusal(file, "", SourceLimits.usual().withFileBytes(4L << 30)))
                .isEqualTo(NUL);
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws IOException {
        assertThat(Reading.refusal(folder, "")).startsWith("Le fichier est vide.");
        assertThat(Reading.refusal(folder, "\uFEFF \r\n\n")).startsWith("Le fichier est vide.");
        assertThat(Reading.refusal(folder, "%PDF-1.7 …"))
                .isEqualTo("Le fichier est un document PDF. Importez un fichier CSV, JSON, GeoJSON ou XLSX.");
        assertThat(Reading.refusal(folder, new byte[] {0x1F, (byte) 0x8B, 8, 0}))
                .isEqualTo(
                        "Le fichier est une archive compressée. Décompressez-la et importez le fichier qu’elle contient.");
        Path absent = folder.resolve("absent.csv");
        assertThat(Reading.refusal(absent, "", SourceLimits.usual()))
                .isEqualTo("Le fichier «\u00A0" + absent + "\u00A0» n’existe pas. Vérifiez son nom.");
    }

    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        Path file = folder.resolve("long.csv");
        String rows = "Médiathèque de Saintes,\"1, place de l’Échevinage\",17100,Saintes\n".repeat(1_000);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("nom,adresse,code_postal,commune\n");
            for (int i = 0; i < 600; i++) {
                out.write(rows);
            }
        }
        SourceFile.SourceFileOpened opened = (SourceFile.SourceFileOpened)
                SourceFile.open(file, new SourceLocation.FileSource(file, List.of()), SourceLimits.usual());
        long first = 0;
        long last = 0;
        long count = 0;
        try (SourceRecordReader reader = opened.reader()) {
            while (reader.hasNext()) {
                reader.next();
                if (++count % 200_000 == 0) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    last = runtime.totalMemory() - runtime.freeMemory();
                    if (first == 0) first = last;
                }
            }
        }
        assertThat(count).isEqualTo(600_000);
        // 400,000 records later: the memory used by other tests in this JVM is in both.
        assertThat(last - first).isLessThan(20_000_000);
    }

    @Test
    void everyReasonHasItsSentenceInBothLanguages() throws IOException {
        Set<String> keys = Stream.concat(
                        Arrays.stream(UnreadableRecord.RecordFlaw.values()).map(UnreadableRecord.RecordFlaw::key),
                        Arrays.stream(SourceRefusal.SourceProblem.values()).map(SourceRefusal.SourceProblem::key))
                .collect(Collectors.toSet());
        for (String language : new String[] {"fr", "en"}) {
            Properties texts = new Properties();
            try (var in = Files.newBufferedReader(
                    Path.of("places/src/main/resources/messages/intake_" + language + ".properties"))) {
                texts.load(in);
            }
            assertThat(texts.stringPropertyNames()).isEqualTo(keys);
        }
        assertThat(SourceRefusal.because(SourceRefusal.SourceProblem.NOT_FOUND, "example.org", 404)
                        .sentence(Locale.ENGLISH))
                .isEqualTo(
                        "“example.org” does not have this file, or no longer does (error 404). Look for its new address on"
                                + " the site.");
    }
}
