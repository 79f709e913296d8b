package org.tousaidants.places.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.JsonRecordLocator.JsonListShape;
import org.tousaidants.places.intake.UnreadableRecord.RecordFlaw;
import tools.jackson.core.JacksonException;

/// Reads the elements of a JSON list one after the other.
final class JsonSourceReader extends ReadAheadRecordReader {
    private final DecodedText text;
    private final JsonTextScan scan;
    private final JsonListShape shape;
    private final boolean atRoot;
    private final SourceLimits limits;
    private final SourceFormat format;
    private long rank;

    private JsonSourceReader(
            DecodedText text,
            long totalBytes,
            JsonTextScan scan,
            JsonListShape shape,
            boolean atRoot,
            SourceLimits limits)
            throws IOException {
        super(totalBytes);
        this.text = text;
        this.scan = scan;
        this.shape = shape;
        this.atRoot = atRoot;
        this.limits = limits;
        scan.peek();
        if (shape == JsonListShape.LIST || shape == JsonListShape.VALUES) scan.consume();
        this.format = ahead().filter(item -> item instanceof JsonRecord json && json.isFeature())
                .map(feature -> SourceFormat.GEOJSON)
                .orElse(shape == JsonListShape.LINES ? SourceFormat.NDJSON : SourceFormat.JSON);
    }

    static SourceFile.SourceFileOpening open(
            Path file, FileEncodingDetector survey, List<String> path, SourceLimits limits) throws IOException {
        return switch (JsonRecordLocator.of(file, survey, path, limits)) {
            case JsonRecordLocator.JsonRecordsNotFound(SourceRefusal refused) -> refused;
            case JsonRecordLocator.JsonRecordsFound(List<String> steps, JsonListShape shape) ->
                open(file, survey, steps, shape, limits);
        };
    }

    private static SourceFile.SourceFileOpening open(
            Path file, FileEncodingDetector survey, List<String> steps, JsonListShape shape, SourceLimits limits)
            throws IOException {
        var text = DecodedText.of(file, survey);
        try {
            var scan = new JsonTextScan(new SlidingTextBuffer(text, limits.recordChars()));
            scan.goTo(steps);
            return new SourceFile.SourceFileOpened(
                    new JsonSourceReader(text, Files.size(file), scan, shape, steps.isEmpty(), limits),
                    survey.encoding(),
                    JsonRecordLocator.nextPage(file, survey, limits));
        } catch (IOException failed) {
            text.close();
            throw failed;
        }
    }

    @Override
    Optional<SourceRecordReadResult> read() throws IOException {
        return switch (shape) {
            case LIST -> scan.element() ? element() : afterList();
            case VALUES -> scan.name().isPresent() ? element() : cutUnlessClosed();
            case ONE -> rank == 0 ? element() : Optional.empty();
            case SEQUENCE -> scan.element() ? element() : Optional.empty();
            case LINES -> scan.peek() == JsonTextScan.END ? Optional.empty() : line();
        };
    }

    private Optional<SourceRecordReadResult> element() throws IOException {
        rank++;
        return switch (scan.value(true)) {
            case WHOLE -> Optional.of(parsed(scan.kept()));
            case CUT -> last(UnreadableRecord.of(rank, RecordFlaw.CUT, scan.kept()));
            case TOO_LARGE -> Optional.of(tooLarge());
        };
    }

    private Optional<SourceRecordReadResult> line() throws IOException {
        rank++;
        return Optional.of(scan.line() == JsonTextScan.ElementExtent.TOO_LARGE ? tooLarge() : parsed(scan.kept()));
    }

    private SourceRecordReadResult tooLarge() {
        return UnreadableRecord.of(rank, RecordFlaw.RECORD_TOO_LARGE, scan.kept(), limits.recordChars());
    }

    private SourceRecordReadResult parsed(String raw) {
        if (!raw.startsWith("{")) return UnreadableRecord.of(rank, RecordFlaw.NOT_AN_OBJECT, raw);
        if (scan.deepest() > limits.depth()) return UnreadableRecord.of(rank, RecordFlaw.TOO_DEEP, raw, limits.depth());
        try {
            var root = JsonRecord.MAPPER.readTree(raw);
            return new JsonRecord(rank, raw, root);
        } catch (JacksonException malformed) {
            return UnreadableRecord.of(rank, RecordFlaw.BAD_JSON, raw);
        }
    }

    private Optional<SourceRecordReadResult> afterList() throws IOException {
        var cut = cutUnlessClosed();
        if (cut.isPresent() || !atRoot || scan.peek() == JsonTextScan.END) return cut;
        rank++;
        scan.line();
        return last(UnreadableRecord.of(rank, RecordFlaw.AFTER_THE_END, scan.kept()));
    }

    /// Returns an unreadable item if the list has no closing bracket; otherwise empty. The file may then be
    /// truncated between two records, so that records are missing.
    private Optional<SourceRecordReadResult> cutUnlessClosed() {
        if (scan.closed()) return Optional.empty();
        rank++;
        return last(UnreadableRecord.of(rank, RecordFlaw.CUT, ""));
    }

    @Override
    public SourceFormat format() {
        return format;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    void shut() throws IOException {
        text.close();
    }
}
