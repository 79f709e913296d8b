package org.tousaidants.merge;

import java.io.IOException;
import java.io.Writer;

/// Rows of CSV (RFC 4180).
final class Rows {
    private final Writer out;
    private final StringBuilder row = new StringBuilder(1_000);

    Rows(Writer out) {
        this.out = out;
    }

    void write(String... cells) throws IOException {
        row.setLength(0);
        for (var i = 0; i < cells.length; i++) {
            if (i > 0) row.append(',');
            cell(cells[i]);
        }
        out.append(row.append('\n'));
    }

    private void cell(String value) {
        var quoted = mustQuote(value);
        if (quoted) row.append('"');
        if (value.indexOf('"') < 0) row.append(value);
        else row.append(value.replace("\"", "\"\""));
        if (quoted) row.append('"');
    }

    private static boolean mustQuote(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') return true;
        }
        return !value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ');
    }

    /// A text that a spreadsheet would run gets an apostrophe before it. Numbers, phones among them, do not run.
    static String harmless(String value) {
        if (value.isEmpty()) return value;
        return switch (value.charAt(0)) {
            case '=', '@', '\t', '\r', '\uff1d', '\uff20', '\uff0b', '\uff0d' -> "'" + value;
            case '+', '-' -> value.length() > 1 && number(value) ? value : "'" + value;
            default -> value;
        };
    }

    private static boolean number(String value) {
        for (var i = 1; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.') return false;
        }
        return true;
    }
}
