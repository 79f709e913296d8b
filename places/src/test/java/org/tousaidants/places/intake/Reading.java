package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.text.CharacterEncoding;

/// Helper of the reader tests: writes a source to a file, opens it and reads all its records.
record Reading(
        SourceFormat format, CharacterEncoding encoding, List<String> columns, List<SourceRecordReadResult> items) {
    static Reading of(Path folder, String content) throws IOException {
        return of(folder, content.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(Path folder, String content, Charset charset) throws IOException {
        return of(folder, content.getBytes(charset));
    }

    static Reading of(Path folder, byte[] content) throws IOException {
        return of(written(folder, content), "", SourceLimits.usual());
    }

    static Reading of(Path file, String path, SourceLimits limits) throws IOException {
        SourceFile.SourceFileOpening opening = open(file, path, limits);
        assertThat(opening)
                .as(() -> opening instanceof SourceRefusal refused ? refused.sentence(Locale.FRENCH) : "")
                .isInstanceOf(SourceFile.SourceFileOpened.class);
        SourceFile.SourceFileOpened opened = (SourceFile.SourceFileOpened) opening;
        try (SourceRecordReader reader = opened.reader()) {
            List<SourceRecordReadResult> items = new ArrayList<>();
            reader.forEachRemaining(items::add);
            assertThat(reader.bytesRead()).isBetween(1L, reader.totalBytes());
            return new Reading(reader.format(), opened.encoding(), reader.columns(), items);
        }
    }

    static String refusal(Path folder, String content) throws IOException {
        return refusal(folder, content.getBytes(StandardCharsets.UTF_8));
    }

    static String refusal(Path folder, byte[] content) throws IOException {
        return refusal(written(folder, content), "", SourceLimits.usual());
    }

    static String refusal(Path file, String path, SourceLimits limits) throws IOException {
        SourceFile.SourceFileOpening opening = open(file, path, limits);
        if (opening instanceof SourceFile.SourceFileOpened opened) {
            opened.reader().close();
        }
        assertThat(opening).isInstanceOf(SourceRefusal.class);
        return ((SourceRefusal) opening).sentence(Locale.FRENCH);
    }

    private static SourceFile.SourceFileOpening open(Path file, String path, SourceLimits limits) throws IOException {
        List<String> steps = path.isEmpty() ? List.of() : List.of(path.split("\\."));
        return SourceFile.open(file, new SourceLocation.FileSource(file, steps), limits);
    }

    static Path written(Path folder, byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "source", ".bin"), content);
    }

    List<RawSourceRecord> records() {
        return items.stream()
                .filter(RawSourceRecord.class::isInstance)
                .map(RawSourceRecord.class::cast)
                .toList();
    }

    List<UnreadableRecord> broken() {
        return items.stream()
                .filter(UnreadableRecord.class::isInstance)
                .map(UnreadableRecord.class::cast)
                .toList();
    }

    List<String> texts(String column) {
        return records().stream().map(record -> record.text(column).orElse("∅")).toList();
    }

    /// The broken items as « line: sentence ».
    List<String> complaints() {
        return broken().stream()
                .map(broken -> broken.line() + ": " + broken.sentence(Locale.FRENCH))
                .toList();
    }
}
