package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DamagedFilesTest {
    private static final SourceLimits SMALL = new SourceLimits(1_000_000, 20, 2_000, 5_000, 8, 1_000_000, 100, 10_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "geojson", "ndjson", "xlsx"})
    void aFileDamagedAnyhowGivesRecordsOrWordsAndNeverAnError(String format) throws IOException {
        byte[] sound = sound(format);
        Random random = new Random(4);
        Path file = folder.resolve("damaged");
        for (int i = 0; i < 200; i++) {
            Files.write(file, damaged(sound, random));
            SourceFile.SourceFileOpening opening = SourceFile.open(
                    file,
                    new SourceLocation.FileSource(file, random.nextInt(8) == 0 ? List.of("features", "0") : List.of()),
                    SMALL);
            switch (opening) {
                case SourceRefusal refused ->
                    assertThat(refused.sentence(Locale.FRENCH)).isNotBlank();
                case SourceFile.SourceFileOpened opened -> {
                    try (SourceRecordReader reader = opened.reader()) {
                        long line = 0;
                        boolean forward = true;
                        while (reader.hasNext()) {
                            SourceRecordReadResult item = reader.next();
                            forward &= format.equals("xlsx") || item.line() > line;
                            line = item.line();
                            if (item instanceof RawSourceRecord record) {
                                record.columns().forEach(record::text);
                            }
                        }
                        assertThat(forward).isTrue();
                    }
                }
            }
        }
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = Arrays.copyOf(sound, random.nextInt(3) == 0 ? random.nextInt(sound.length) + 1 : sound.length);
        byte[] nasty = "\"\"{}[]<>,;\n\r\t\\\0:é\uFEFF&".getBytes(StandardCharsets.UTF_8);
        for (int hits = random.nextInt(6); hits > 0; hits--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : nasty[random.nextInt(nasty.length)];
        }
        return bytes;
    }

    private static byte[] sound(String format) throws IOException {
        String csv = "nom;adresse;note\n" + "Médiathèque;\"1; rue\nhaute\";\"dit \"\"oui\"\"\"\n".repeat(40);
        String object = "{\"nom\": \"Médiath\\u00e8que\", \"liste\": [1, {\"a\": null}], \"n\": 1.50e2}";
        String feature = "{\"type\": \"Feature\", \"properties\": " + object
                + ", \"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 45.5]}}";
        return switch (format) {
            case "csv" -> csv.getBytes(StandardCharsets.UTF_8);
            case "json" -> ("[" + (object + ", ").repeat(30) + object + "]").getBytes(StandardCharsets.UTF_8);
            case "geojson" ->
                ("{\"type\": \"FeatureCollection\", \"features\": [" + (feature + ", ").repeat(20) + feature + "]}")
                        .getBytes(StandardCharsets.UTF_8);
            case "ndjson" -> (object + "\n").repeat(30).getBytes(StandardCharsets.UTF_8);
            default ->
                Workbook.of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                                + "<row><c t=\"s\"><v>1</v></c><c s=\"1\"><v>45230.5</v></c></row>".repeat(30))
                        .shared("<t>nom</t>", "<t>date</t>")
                        .styles("", 0, 14)
                        .bytes();
        };
    }
}
