package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.CharacterEncoding;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;
import org.tousaidants.places.intake.UnreadableRecord.RecordFlaw;

/// Reads a CSV file row by row: it detects the separator, then reads the header.
final class CsvSourceReader extends ReadAheadRecordReader {
    private static final int SAMPLE_CHARS = 256 * 1024;
    private static final int SAMPLE_ROWS = 50;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final DecodedText text;
    private final CsvCellParser cells;
    private final CsvHeader header;
    /// Number of cells of the header line, including cells at the end without a name, whose values cannot be
    /// used.
    private final int most;

    private final SourceLimits limits;

    private CsvSourceReader(
            DecodedText text, long totalBytes, CsvCellParser cells, CsvHeader header, int most, SourceLimits limits) {
        super(totalBytes);
        this.text = text;
        this.cells = cells;
        this.header = header;
        this.most = most;
        this.limits = limits;
    }

    static SourceFile.SourceFileOpening open(Path file, FileEncodingDetector survey, SourceLimits limits)
            throws IOException {
        var text = DecodedText.of(file, survey);
        var opened = false;
        try {
            var window = new SlidingTextBuffer(text, limits.recordChars());
            var opening = open(text, window, Files.size(file), survey.encoding(), limits);
            opened = opening instanceof SourceFile.SourceFileOpened;
            return opening;
        } finally {
            if (!opened) text.close();
        }
    }

    private static SourceFile.SourceFileOpening open(
            DecodedText text,
            SlidingTextBuffer window,
            long totalBytes,
            CharacterEncoding encoding,
            SourceLimits limits)
            throws IOException {
        while (window.limit < SAMPLE_CHARS && window.more()) {
            // Each call of `more` adds text to the buffer, so the body of this loop is empty.
        }
        var sample = window.text(0, Math.min(window.limit, SAMPLE_CHARS));
        var sniffed = sniff(sample, limits);
        window.from = sniffed.skipped();
        var cells = new CsvCellParser(window, sniffed.separator(), limits);
        var first = cells.next();
        while (first == CsvCellParser.CsvRow.READ && width(cells) == 0) first = cells.next();
        if (first == CsvCellParser.CsvRow.END) return SourceRefusal.because(SourceProblem.EMPTY);
        if (cells.count() > limits.columns() && (first != CsvCellParser.CsvRow.READ || width(cells) > limits.columns()))
            return SourceRefusal.because(SourceProblem.TOO_MANY_COLUMNS, limits.columns());
        if (first != CsvCellParser.CsvRow.READ) return SourceRefusal.because(SourceProblem.NO_HEADER);
        var names = values(cells);
        var titleAbove = names.size() == 1 && sniffed.wider();
        if (titleAbove || CsvHeader.looksLikeValues(names)) return SourceRefusal.because(SourceProblem.NO_HEADER);
        cells.expect(cells.count());
        var reader = new CsvSourceReader(text, totalBytes, cells, CsvHeader.of(names), cells.count(), limits);
        if (names.size() == 1 && !reader.hasNext()) return SourceRefusal.because(SourceProblem.NO_LIST);
        return new SourceFile.SourceFileOpened(reader, encoding, Optional.empty());
    }

    /// Returns the number of cells of a row up to the last cell that is not blank.
    private static int width(CsvCellParser cells) {
        int width = cells.count();
        while (width > 0 && CsvRecord.blank(cells.raw(), cells.bounds(), width - 1)) width--;
        return width;
    }

    private static List<String> values(CsvCellParser cells) {
        int width = width(cells);
        var values = new ArrayList<String>(width);
        for (int i = 0; i < width; i++) values.add(CsvRecord.cell(cells.raw(), cells.bounds(), i));
        return values;
    }

    private record DetectedCsvLayout(char separator, int skipped, boolean wider) {}

    /// Returns the separator that gives most rows as many cells as the header, and more than one cell.
    private static DetectedCsvLayout sniff(String sample, SourceLimits limits) throws IOException {
        if (sample.length() > 4 && sample.regionMatches(true, 0, "sep=", 0, 4)) {
            var end = 5;
            while (end < sample.length() && BlankTrimmer.is(sample.charAt(end))) end++;
            return new DetectedCsvLayout(sample.charAt(4), end, false);
        }
        char best = ',';
        long bestScore = 0;
        var wider = false;
        for (char separator : SEPARATORS) {
            CsvCellParser cells = new CsvCellParser(
                    new SlidingTextBuffer(new StringReader(sample), SAMPLE_CHARS + 2), separator, limits);
            var counts = new ArrayList<Integer>();
            while (counts.size() < SAMPLE_ROWS && cells.next() == CsvCellParser.CsvRow.READ) {
                if (cells.count() > 1 || !BlankTrimmer.trim(cells.raw()).isEmpty()) counts.add(cells.count());
            }
            if (counts.isEmpty()) continue;
            int width = counts.getFirst();
            long alike = counts.stream().filter(n -> n == width).count();
            long score = width < 2 ? 0 : alike * 10_000 / counts.size() * 10_000 + Math.min(width, 9_999);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
            if (width == 1 && counts.size() > 2) {
                int second = counts.get(1);
                wider |= second > 2 && counts.stream().filter(n -> n == second).count() >= counts.size() - 1;
            }
        }
        if (bestScore == 0) {
            // If the file has a single column, no separator can be recognised. A character is then used
            // as the separator that does not occur in its cells.
            for (char separator : SEPARATORS) best = sample.indexOf(separator) < 0 ? separator : best;
        }
        return new DetectedCsvLayout(best, 0, wider && bestScore == 0);
    }

    @Override
    Optional<SourceRecordReadResult> read() throws IOException {
        for (; ; ) {
            switch (cells.next()) {
                case END -> {
                    return Optional.empty();
                }
                case READ -> {
                    var item = row();
                    if (item.isPresent()) return item;
                }
                case LONE_QUOTE -> {
                    var flaw = cells.unended() ? RecordFlaw.ENDLESS_QUOTE : RecordFlaw.UNCLOSED_QUOTE;
                    return Optional.of(UnreadableRecord.of(cells.line(), flaw, cells.raw()));
                }
                case CELL_TOO_LARGE -> {
                    return Optional.of(UnreadableRecord.of(
                            cells.line(), RecordFlaw.CELL_TOO_LARGE, cells.raw(), limits.cellChars()));
                }
                case TOO_LARGE -> {
                    return Optional.of(UnreadableRecord.of(
                            cells.line(), RecordFlaw.RECORD_TOO_LARGE, cells.raw(), limits.recordChars()));
                }
            }
        }
    }

    /// Parses a row; empty if all its cells are blank. Blank cells beyond the header, which spreadsheets add,
    /// are ignored. A row with missing cells is unreadable, because each value may be in a wrong column. If the
    /// last line lacks cells and a line end, the file counts as truncated.
    private Optional<SourceRecordReadResult> row() {
        int filled = width(cells);
        var width = header.names().size();
        if (filled == 0) return Optional.empty();
        if (filled > most)
            return Optional.of(
                    UnreadableRecord.of(cells.line(), RecordFlaw.TOO_MANY_CELLS, cells.raw(), cells.count(), width));
        if (cells.count() < width)
            return Optional.of(
                    cells.unended()
                            ? UnreadableRecord.of(cells.line(), RecordFlaw.CUT, cells.raw())
                            : UnreadableRecord.of(
                                    cells.line(), RecordFlaw.TOO_FEW_CELLS, cells.raw(), cells.count(), width));
        return Optional.of(new CsvRecord(cells.line(), cells.raw(), Arrays.copyOf(cells.bounds(), width * 2), header));
    }

    @Override
    public SourceFormat format() {
        return SourceFormat.CSV;
    }

    @Override
    public List<String> columns() {
        return header.names();
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
