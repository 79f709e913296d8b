package org.tousaidants.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tousaidants.schema.Field;

/// The national file: 32 columns in their order, comma, UTF-8, lists joined by `|` (RFC 4180). Written piece by piece,
/// never whole in memory.
///
/// Many will open it in a spreadsheet, which runs a cell that begins like a formula: such a cell gets an apostrophe
/// before it. A phone number (+33…) and a negative longitude are numbers and stay. A French spreadsheet also cuts cells
/// at semicolons and lines, whatever the quotes, hence the same within a text.
final class CsvFile {
    private static final int PIECE = 32 * 1024;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(PIECE + 8 * 1024);

    private CsvFile(OutputStream out) {
        this.out = out;
    }

    static void write(List<NationalPlace> places, OutputStream out) throws IOException {
        var file = new CsvFile(out);
        file.header();
        for (var place : places) file.row(place);
        file.flush();
    }

    private void header() {
        for (var field : Field.NATIONAL) cell(field, field.column());
    }

    private void row(NationalPlace place) throws IOException {
        for (var field : Field.NATIONAL) cell(field, harmless(field, place.text(field)));
        if (text.length() >= PIECE) flush();
    }

    private void cell(Field field, String value) {
        if (field != Field.ID) text.append(',');
        var quoted = mustQuote(value);
        if (quoted) text.append('"');
        if (value.indexOf('"') < 0) text.append(value);
        else text.append(value.replace("\"", "\"\""));
        if (quoted) text.append('"');
        if (field == Field.PRISE_RDV) text.append("\r\n");
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private static boolean mustQuote(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') return true;
        }
        return !value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ');
    }

    static String harmless(Field field, String value) {
        if (value.isEmpty()) return value;
        var inside = inside(value);
        if (!formula(inside)) return inside;
        var marked = "'" + inside;
        // The summary has 280 characters at most, the apostrophe counts.
        return field.accepts(marked) ? marked : marked.substring(0, marked.length() - 1);
    }

    private static boolean formula(String value) {
        return switch (value.charAt(0)) {
            case '=', '@', '\t', '\r', '\uff1d', '\uff20', '\uff0b', '\uff0d' -> true;
            case '+', '-' -> !number(value);
            default -> false;
        };
    }

    private static boolean number(String value) {
        if (value.length() < 2) return false;
        for (var i = 1; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.') return false;
        }
        return true;
    }

    /// Marks what would begin a cell after a semicolon, a tab or a line; a dash there begins an item, so it stays.
    private static String inside(String value) {
        if (value.indexOf('=') < 0 && value.indexOf('@') < 0 && value.indexOf('+') < 0) return value;
        var marked = new StringBuilder(value.length() + 8);
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (i > 0 && (c == '=' || c == '@' || c == '+') && ";\t\n\r".indexOf(value.charAt(i - 1)) >= 0)
                marked.append('\'');
            marked.append(c);
        }
        return marked.toString();
    }
}
