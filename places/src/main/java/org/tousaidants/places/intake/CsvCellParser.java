package org.tousaidants.places.intake;

import java.io.IOException;
import java.util.Arrays;

/// Splits a text into rows and cells. No library is used, for three reasons: a row is stored as received, a wrong
/// quote damages one row and not the whole file, and cells are not copied.
final class CsvCellParser {
    /// Maximum number of unclosed quotes in a file. For each of them, the search for the closing quote may read
    /// up to the maximum size of a cell, so that a malicious file could take hours. After this number of quotes,
    /// a cell must end on its own line.
    private static final int PATIENCE_WITH_QUOTES = 100;

    private static final int END_OF_TEXT = -1;
    private static final int LONE_QUOTE = -2;
    private static final int NO_ROOM = -3;

    enum CsvRow {
        READ,
        LONE_QUOTE,
        CELL_TOO_LARGE,
        TOO_LARGE,
        END
    }

    private final SlidingTextBuffer text;
    private final char separator;
    private final SourceLimits limits;
    private int expected;
    private int p;
    private long nextLine = 1;
    private long line = 1;
    private int[] bounds = new int[64];
    private int count;
    private boolean cellTooLarge;
    private int loneQuotes;
    private boolean unended;
    private String raw = "";

    CsvCellParser(SlidingTextBuffer text, char separator, SourceLimits limits) {
        this.text = text;
        this.separator = separator;
        this.limits = limits;
        this.p = text.from;
    }

    /// Sets the number of columns of the header. After an unclosed quote, the reader looks for a row with this
    /// number of cells.
    void expect(int columns) {
        expected = columns;
    }

    long line() {
        return line;
    }

    int count() {
        return count;
    }

    /// Returns the start and end index of each cell in [#raw()], without the quotes. If the cell contains
    /// doubled quotes, the start is stored as its bitwise complement. The result is valid for the first
    /// [#count()] cells until the next row is read.
    int[] bounds() {
        return bounds;
    }

    String raw() {
        return raw;
    }

    /// Returns whether the text ends directly after the last row, without a line end.
    boolean unended() {
        return unended;
    }

    CsvRow next() throws IOException {
        text.from = p;
        line = nextLine;
        count = 0;
        cellTooLarge = false;
        unended = false;
        if (at() == END_OF_TEXT) return CsvRow.END;
        for (; ; ) {
            int stop = cell();
            switch (stop) {
                case LONE_QUOTE -> {
                    return recover();
                }
                case NO_ROOM -> {
                    return giveUpLine(CsvRow.TOO_LARGE);
                }
                case END_OF_TEXT, '\n', '\r' -> {
                    raw = text.text(text.from, p);
                    unended = stop == END_OF_TEXT;
                    endLine(stop);
                    return cellTooLarge ? CsvRow.CELL_TOO_LARGE : CsvRow.READ;
                }
                default -> p++;
            }
        }
    }

    /// Reads a cell and returns the character that ends it.
    private int cell() throws IOException {
        int start = p - text.from;
        int c = at();
        while (c == ' ' || c == '\t' && separator != '\t') {
            p++;
            c = at();
        }
        if (c == '"') return quoted();
        p = text.from + start;
        for (; ; ) {
            var chars = text.chars;
            int limit = text.limit;
            int i = p;
            while (i < limit) {
                char x = chars[i];
                if (x == separator || x == '\n' || x == '\r') {
                    p = i;
                    add(start, i - text.from);
                    return x;
                }
                i++;
            }
            p = i;
            if (!fill()) {
                if (text.full()) return NO_ROOM;
                add(start, p - text.from);
                return END_OF_TEXT;
            }
        }
    }

    private int quoted() throws IOException {
        p++;
        int start = p - text.from;
        var doubled = false;
        for (; ; ) {
            int c = at();
            if (c == END_OF_TEXT || p - text.from - start > limits.cellChars()) return LONE_QUOTE;
            if (c == '"') {
                int end = p - text.from;
                p++;
                if (at() == '"') {
                    doubled = true;
                    p++;
                    continue;
                }
                int stop = afterQuote();
                if (stop != 0) {
                    add(doubled ? ~start : start, end);
                    return stop;
                }
            } else if ((c == '\n' || c == '\r') && loneQuotes >= PATIENCE_WITH_QUOTES) {
                return LONE_QUOTE;
            } else {
                p++;
                if (c == '\n' || c == '\r' && at() != '\n') nextLine++;
            }
        }
    }

    /// Returns the character that ends the cell after its closing quote. Returns 0 if the quote was part of the
    /// text, as in `"il dit "oui""`.
    private int afterQuote() throws IOException {
        int back = p - text.from;
        int c = at();
        while (c == ' ' || c == '\t' && separator != '\t') {
            p++;
            c = at();
        }
        if (c == separator || c == '\n' || c == '\r' || c == END_OF_TEXT) return c;
        p = text.from + back;
        return 0;
    }

    private void add(int start, int end) {
        int length = end - (start < 0 ? ~start : start);
        if (length > limits.cellChars()) cellTooLarge = true;
        if (count * 2 == bounds.length) bounds = Arrays.copyOf(bounds, bounds.length * 2);
        bounds[count * 2] = start;
        bounds[count * 2 + 1] = end;
        count++;
    }

    private void endLine(int stop) throws IOException {
        if (stop == END_OF_TEXT) return;
        p++;
        if (stop == '\r' && at() == '\n') p++;
        nextLine++;
    }

    /// Handles an unclosed quote that has consumed the following lines. Reading resumes at the next line with
    /// the right number of cells; if there is none, all consumed lines become one broken row, which is returned.
    private CsvRow recover() throws IOException {
        loneQuotes++;
        int stop = at();
        if (loneQuotes > PATIENCE_WITH_QUOTES && (stop == '\n' || stop == '\r')) {
            raw = text.text(text.from, p);
            endLine(stop);
            return CsvRow.LONE_QUOTE;
        }
        nextLine = line;
        int from = text.from;
        for (int start = lineEnd(from); start >= 0 && start < p; start = lineEnd(start)) {
            nextLine++;
            if (plausible(start)) {
                raw = withoutLineEnd(from, start);
                p = start;
                return CsvRow.LONE_QUOTE;
            }
        }
        if (stop == END_OF_TEXT && !text.full()) {
            raw = text.text(text.from, text.limit);
            unended = true;
            p = text.limit;
            return CsvRow.LONE_QUOTE;
        }
        // If no line within the limit has the right number of cells, only the line with the quote is dropped
        // and parsing continues at the next line.
        int first = lineEnd(text.from);
        nextLine = line;
        if (first < 0) return giveUpLine(CsvRow.LONE_QUOTE);
        raw = withoutLineEnd(text.from, first);
        p = first;
        nextLine++;
        return CsvRow.LONE_QUOTE;
    }

    /// Returns the index after the line that starts at `start`; -1 if the buffer does not contain the end of the
    /// line.
    private int lineEnd(int start) {
        for (int i = start; i < text.limit; i++) {
            char c = text.chars[i];
            if (c == '\n' || c == '\r')
                return c == '\r' && i + 1 < text.limit && text.chars[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return -1;
    }

    private boolean plausible(int start) {
        var cells = 1;
        var inside = false;
        int i = start;
        for (; i < text.limit && text.chars[i] != '\n' && text.chars[i] != '\r'; i++) {
            if (text.chars[i] == '"') {
                inside = !inside;
            } else if (!inside && text.chars[i] == separator) {
                cells++;
            }
        }
        return !inside && expected > 1 && cells == expected;
    }

    private String withoutLineEnd(int start, int end) {
        int e = end;
        while (e > start && (text.chars[e - 1] == '\n' || text.chars[e - 1] == '\r')) e--;
        return text.text(start, e);
    }

    /// Skips the rest of the current line and returns the given row, which tells why the line is broken.
    private CsvRow giveUpLine(CsvRow why) throws IOException {
        raw = text.text(text.from, Math.min(text.limit, text.from + UnreadableRecord.RAW_CHARS + 1));
        for (; ; ) {
            while (p < text.limit) {
                char c = text.chars[p];
                if (c == '\n' || c == '\r') {
                    text.from = p;
                    endLine(c);
                    return why;
                }
                p++;
            }
            text.from = p;
            if (!fill()) return why;
        }
    }

    private int at() throws IOException {
        return p < text.limit || fill() ? text.chars[p] : END_OF_TEXT;
    }

    private boolean fill() throws IOException {
        int relative = p - text.from;
        var more = text.more();
        p = text.from + relative;
        return more;
    }
}
