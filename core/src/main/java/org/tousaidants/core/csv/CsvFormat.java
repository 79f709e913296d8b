package org.tousaidants.core.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// « Ligne de tableur » — writes all CSV rows of the product (RFC 4180, LF line ends), so that a spreadsheet opens
/// them without running a formula (CSV injection). A cell that would run as a formula gets an apostrophe before its
/// text. [#plain] removes this apostrophe when the file is read back, and preserves an apostrophe of the author.
///
/// A phone number (+33…) and a negative longitude are numbers and run nothing: they remain unchanged, as the
/// national file requires. A French spreadsheet also splits cells at semicolons and line breaks, even in quotes, so
/// the rule also applies within a text; a dash within a text remains unchanged, because it begins a list item.
public final class CsvFormat {
    /// The byte order mark by which a spreadsheet detects UTF-8.
    public static final String MARK = "\ufeff";

    /// A CSV format whose first line names the columns; cells are read by column name.
    public static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final String CUTS = ";\t\n\r";

    private CsvFormat() {}

    /// Returns a parser of a file whose first line names its columns, as a program or a French spreadsheet
    /// writes it: with or without a byte order mark, and with cells separated by commas, semicolons or tabs.
    ///
    /// @throws IllegalArgumentException if the file is empty
    public static CSVParser headed(Reader file) throws IOException {
        var reader = new BufferedReader(file);
        reader.mark(LONGEST_HEADER);
        var head = reader.readLine();
        if (head == null) throw new IllegalArgumentException("le fichier est vide");
        reader.reset();
        if (head.startsWith(MARK)) reader.read();
        var separator = List.of(',', ';', '\t').stream()
                .max(Comparator.comparingLong(
                        mark -> head.chars().filter(c -> c == mark).count()))
                .orElseThrow();
        return HEADED.builder().setDelimiter(separator).get().parse(reader);
    }

    public static void row(StringBuilder out, char separator, List<String> cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(separator);
            cell(out, harmless(cells.get(i)));
        }
        out.append('\n');
    }

    /// Appends one cell that [#harmless] has already escaped.
    public static void cell(StringBuilder out, String value) {
        var quoted = mustQuote(value);
        if (quoted) out.append('"');
        if (value.indexOf('"') < 0) out.append(value);
        else out.append(value.replace("\"", "\"\""));
        if (quoted) out.append('"');
    }

    private static boolean mustQuote(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r') return true;
        }
        return !value.isEmpty()
                && (value.charAt(0) <= ' ' || value.charAt(0) == '\'' || value.charAt(value.length() - 1) <= ' ');
    }

    public static String harmless(String value) {
        if (value.isEmpty()) return value;
        var inside = inside(value);
        return runs(inside) ? "'" + inside : inside;
    }

    /// Returns a cell escaped as by [#harmless(String)], for a column with a maximum length. If the added
    /// apostrophe makes the text too long, the last character of the text is omitted.
    ///
    /// @param fits returns whether a text is short enough for the column
    public static String harmless(String value, Predicate<String> fits) {
        var marked = harmless(value);
        if (marked.length() == value.length() || fits.test(marked)) return marked;
        var end = value.length();
        return marked.substring(0, Character.isHighSurrogate(marked.charAt(end - 1)) ? end - 1 : end);
    }

    /// Returns the original text of a cell that [#harmless] escaped. An apostrophe before any other character
    /// belongs to the text and is preserved.
    public static String plain(String cell) {
        if (cell.indexOf('\'') < 0) return cell;
        var text = cell.charAt(0) == '\'' && first(cell, 0, true) ? cell.substring(1) : cell;
        var at = 1;
        while ((at = text.indexOf('\'', at)) > 0) {
            if (CUTS.indexOf(text.charAt(at - 1)) >= 0 && first(text, at, false))
                text = text.substring(0, at) + text.substring(at + 1);
            at++;
            while (at < text.length() && text.charAt(at) == '\'') at++;
        }
        return text;
    }

    /// Returns whether a cell needs an apostrophe: a spreadsheet would run it as a formula, or it consists of
    /// apostrophes before a formula. In the second case too an apostrophe is added, so that [#plain] can
    /// distinguish it from the author's own apostrophes.
    private static boolean runs(String value) {
        return value.charAt(0) == '\'' ? first(value, 0, true) : starts(value.charAt(0)) && !number(value);
    }

    /// Returns whether the text from a position on is a formula, possibly preceded by apostrophes.
    ///
    /// @param from the position
    /// @param atStart whether the position is the start of the cell
    private static boolean first(String value, int from, boolean atStart) {
        var at = from;
        while (at < value.length() && value.charAt(at) == '\'') at++;
        return at < value.length() && (atStart ? starts(value.charAt(at)) : startsInside(value.charAt(at)));
    }

    private static boolean starts(char c) {
        return switch (c) {
            case '=', '@', '+', '-', '\t', '\r', '\uff1d', '\uff20', '\uff0b', '\uff0d' -> true;
            default -> false;
        };
    }

    private static boolean startsInside(char c) {
        return c == '=' || c == '@' || c == '+';
    }

    private static boolean number(String value) {
        if (value.length() < 2 || (value.charAt(0) != '+' && value.charAt(0) != '-')) return false;
        for (var i = 1; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ' ') return false;
        }
        return true;
    }

    private static String inside(String value) {
        if (value.indexOf('=') < 0 && value.indexOf('@') < 0 && value.indexOf('+') < 0) return value;
        var marked = new StringBuilder(value.length() + 8);
        for (var i = 0; i < value.length(); i++) {
            if (i > 0 && CUTS.indexOf(value.charAt(i - 1)) >= 0 && first(value, i, false)) marked.append('\'');
            marked.append(value.charAt(i));
        }
        return marked.toString();
    }
}
