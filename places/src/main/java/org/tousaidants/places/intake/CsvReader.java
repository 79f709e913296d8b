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
import org.tousaidants.places.intake.SourceRefusal.Trouble;
import org.tousaidants.places.intake.UnreadableRecord.Flaw;

/// Reads a CSV file row by row: it detects the separator, then reads the header.
final class CsvReader extends ReadAhead {
    private static final int SAMPLE_CHARS = 256 * 1024;
    private static final int SAMPLE_ROWS = 50;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final DecodedText text;
    private final CsvCellParser cells;
    private final CsvHeader header;
    /// Number of cells of the header line. It includes cells without a name at the end, whose values cannot be
    /// used.
    private final int most;

    private final Limits limits;

    private CsvReader(
            DecodedText text, long totalBytes, CsvCellParser cells, CsvHeader header, int most, Limits limits) {
        super(totalBytes);
        this.text = text;
        this.cells = cells;
        this.header = header;
        this.most = most;
        this.limits = limits;
    }

    static SourceFile.Opening open(Path file, FileEncodingDetector survey, Limits limits) throws IOException {
        var text = DecodedText.of(file, survey);
        var opened = false;
        try {
            var window = new SlidingTextBuffer(text, limits.recordChars());
            var opening = open(text, window, Files.size(file), survey.encoding(), limits);
            opened = opening instanceof SourceFile.Opened;
            return opening;
        } finally {
            if (!opened) text.close();
        }
    }

    private static SourceFile.Opening open(
            DecodedText text, SlidingTextBuffer window, long totalBytes, CharacterEncoding encoding, Limits limits)
            throws IOException {
        while (window.limit < SAMPLE_CHARS && window.more()) {
            // Each call of `more` adds text to the sample.
        }
        var sample = window.text(0, Math.min(window.limit, SAMPLE_CHARS));
        var sniffed = sniff(sample, limits);
        window.from = sniffed.skipped();
        var cells = new CsvCellParser(window, sniffed.separator(), limits);
        var first = cells.next();
        while (first == CsvCellParser.Row.READ && width(cells) == 0) first = cells.next();
        if (first == CsvCellParser.Row.END) return SourceRefusal.because(Trouble.EMPTY);
        if (cells.count() > limits.columns() && (first != CsvCellParser.Row.READ || width(cells) > limits.columns()))
            return SourceRefusal.because(Trouble.TOO_MANY_COLUMNS, limits.columns());
        if (first != CsvCellParser.Row.READ) return SourceRefusal.because(Trouble.NO_HEADER);
        var names = values(cells);
        var titleAbove = names.size() == 1 && sniffed.wider();
        if (titleAbove || CsvHeader.looksLikeValues(names)) return SourceRefusal.because(Trouble.NO_HEADER);
        cells.expect(cells.count());
        var reader = new CsvReader(text, totalBytes, cells, CsvHeader.of(names), cells.count(), limits);
        if (names.size() == 1 && !reader.hasNext()) return SourceRefusal.because(Trouble.NO_LIST);
        return new SourceFile.Opened(reader, encoding, Optional.empty());
    }

    /// The number of cells up to the last one that is not blank.
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

    private record Sniffed(char separator, int skipped, boolean wider) {}

    /// The separator with which most rows have as many cells as the header, and more than one.
    private static Sniffed sniff(String sample, Limits limits) throws IOException {
        if (sample.length() > 4 && sample.regionMatches(true, 0, "sep=", 0, 4)) {
            var end = 5;
            while (end < sample.length() && BlankTrimmer.is(sample.charAt(end))) end++;
            return new Sniffed(sample.charAt(4), end, false);
        }
        char best = ',';
        long bestScore = 0;
        var wider = false;
        for (char separator : SEPARATORS) {
            CsvCellParser cells = new CsvCellParser(
                    new SlidingTextBuffer(new StringReader(sample), SAMPLE_CHARS + 2), separator, limits);
            var counts = new ArrayList<Integer>();
            while (counts.size() < SAMPLE_ROWS && cells.next() == CsvCellParser.Row.READ) {
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
            // A file with one column gets a separator that is not in its cells.
            for (char separator : SEPARATORS) best = sample.indexOf(separator) < 0 ? separator : best;
        }
        return new Sniffed(best, 0, wider && bestScore == 0);
    }

    @Override
    Optional<RecordReadResult> read() throws IOException {
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
                    var flaw = cells.unended() ? Flaw.ENDLESS_QUOTE : Flaw.UNCLOSED_QUOTE;
                    return Optional.of(UnreadableRecord.of(cells.line(), flaw, cells.raw()));
                }
                case CELL_TOO_LARGE -> {
                    return Optional.of(
                            UnreadableRecord.of(cells.line(), Flaw.CELL_TOO_LARGE, cells.raw(), limits.cellChars()));
                }
                case TOO_LARGE -> {
                    return Optional.of(UnreadableRecord.of(
                            cells.line(), Flaw.RECORD_TOO_LARGE, cells.raw(), limits.recordChars()));
                }
            }
        }
    }

    /// Reads a row; empty if all its cells are blank. Blank cells beyond the header are ignored: spreadsheets
    /// write them. A row with missing cells is unreadable, because each value may be in a wrong column. On a
    /// last line without a line end they mean that the file is truncated.
    private Optional<RecordReadResult> row() {
        int filled = width(cells);
        var width = header.names().size();
        if (filled == 0) return Optional.empty();
        if (filled > most)
            return Optional.of(
                    UnreadableRecord.of(cells.line(), Flaw.TOO_MANY_CELLS, cells.raw(), cells.count(), width));
        if (cells.count() < width)
            return Optional.of(
                    cells.unended()
                            ? UnreadableRecord.of(cells.line(), Flaw.CUT, cells.raw())
                            : UnreadableRecord.of(cells.line(), Flaw.TOO_FEW_CELLS, cells.raw(), cells.count(), width));
        return Optional.of(new CsvRecord(cells.line(), cells.raw(), Arrays.copyOf(cells.bounds(), width * 2), header));
    }

    @Override
    public Format format() {
        return Format.CSV;
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
