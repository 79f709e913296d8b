package org.tousaidants.places.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.JsonRecordLocator.Shape;
import org.tousaidants.places.intake.UnreadableRecord.Flaw;
import tools.jackson.core.JacksonException;

/// Reads the elements of a JSON list one after the other.
final class JsonReader extends ReadAhead {
    private final DecodedText text;
    private final JsonScan scan;
    private final Shape shape;
    private final boolean atRoot;
    private final Limits limits;
    private final Format format;
    private long rank;

    private JsonReader(DecodedText text, long totalBytes, JsonScan scan, Shape shape, boolean atRoot, Limits limits)
            throws IOException {
        super(totalBytes);
        this.text = text;
        this.scan = scan;
        this.shape = shape;
        this.atRoot = atRoot;
        this.limits = limits;
        scan.peek();
        if (shape == Shape.LIST || shape == Shape.VALUES) scan.consume();
        this.format = ahead().filter(item -> item instanceof JsonRecord json && json.isFeature())
                .map(feature -> Format.GEOJSON)
                .orElse(shape == Shape.LINES ? Format.NDJSON : Format.JSON);
    }

    static SourceFile.Opening open(Path file, FileEncodingDetector survey, List<String> path, Limits limits)
            throws IOException {
        return switch (JsonRecordLocator.of(file, survey, path, limits)) {
            case JsonRecordLocator.NotFound(SourceRefusal refused) -> refused;
            case JsonRecordLocator.RecordsFound(List<String> steps, Shape shape) ->
                open(file, survey, steps, shape, limits);
        };
    }

    private static SourceFile.Opening open(
            Path file, FileEncodingDetector survey, List<String> steps, Shape shape, Limits limits) throws IOException {
        var text = DecodedText.of(file, survey);
        try {
            var scan = new JsonScan(new SlidingTextBuffer(text, limits.recordChars()));
            scan.goTo(steps);
            return new SourceFile.Opened(
                    new JsonReader(text, Files.size(file), scan, shape, steps.isEmpty(), limits),
                    survey.encoding(),
                    JsonRecordLocator.nextPage(file, survey, limits));
        } catch (IOException failed) {
            text.close();
            throw failed;
        }
    }

    @Override
    Optional<RecordReadResult> read() throws IOException {
        return switch (shape) {
            case LIST -> scan.element() ? element() : afterList();
            case VALUES -> scan.name().isPresent() ? element() : cutUnlessClosed();
            case ONE -> rank == 0 ? element() : Optional.empty();
            case SEQUENCE -> scan.element() ? element() : Optional.empty();
            case LINES -> scan.peek() == JsonScan.END ? Optional.empty() : line();
        };
    }

    private Optional<RecordReadResult> element() throws IOException {
        rank++;
        return switch (scan.value(true)) {
            case WHOLE -> Optional.of(parsed(scan.kept()));
            case CUT -> last(UnreadableRecord.of(rank, Flaw.CUT, scan.kept()));
            case TOO_LARGE -> Optional.of(tooLarge());
        };
    }

    private Optional<RecordReadResult> line() throws IOException {
        rank++;
        return Optional.of(scan.line() == JsonScan.Extent.TOO_LARGE ? tooLarge() : parsed(scan.kept()));
    }

    private RecordReadResult tooLarge() {
        return UnreadableRecord.of(rank, Flaw.RECORD_TOO_LARGE, scan.kept(), limits.recordChars());
    }

    private RecordReadResult parsed(String raw) {
        if (!raw.startsWith("{")) return UnreadableRecord.of(rank, Flaw.NOT_AN_OBJECT, raw);
        if (scan.deepest() > limits.depth()) return UnreadableRecord.of(rank, Flaw.TOO_DEEP, raw, limits.depth());
        try {
            var root = JsonRecord.MAPPER.readTree(raw);
            return new JsonRecord(rank, raw, root);
        } catch (JacksonException malformed) {
            return UnreadableRecord.of(rank, Flaw.BAD_JSON, raw);
        }
    }

    private Optional<RecordReadResult> afterList() throws IOException {
        var cut = cutUnlessClosed();
        if (cut.isPresent() || !atRoot || scan.peek() == JsonScan.END) return cut;
        rank++;
        scan.line();
        return last(UnreadableRecord.of(rank, Flaw.AFTER_THE_END, scan.kept()));
    }

    /// Reports a list without a closing bracket: the file is truncated between two records, and some may be
    /// missing.
    private Optional<RecordReadResult> cutUnlessClosed() {
        if (scan.closed()) return Optional.empty();
        rank++;
        return last(UnreadableRecord.of(rank, Flaw.CUT, ""));
    }

    @Override
    public Format format() {
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
