package org.tousaidants.core.csv;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;

/// « Ligne de tableur » — rows of CSV (RFC 4180, lines ended by LF) that a spreadsheet can open without running
/// anything, the only place that writes them. A cell that would run gets an apostrophe before it, and [#plain] takes
/// that one away: what we wrote is read back the same, the text that began with an apostrophe included.
///
/// A phone number (+33…) and a negative longitude are numbers, which run nothing: they stay as the national file
/// wants them. A French spreadsheet also cuts cells at semicolons and lines, whatever the quotes, hence the same
/// within a text; a dash there begins an item, so it stays.
public final class Csv {
    /// What a spreadsheet knows UTF-8 by.
    public static final String MARK = "\ufeff";

    /// A file whose first line names its columns, read by them.
    public static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final String CUTS = ";\t\n\r";

    private Csv() {}

    public static void row(StringBuilder out, char separator, List<String> cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(separator);
            cell(out, harmless(cells.get(i)));
        }
        out.append('\n');
    }

    /// One cell that is [#harmless] already.
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

    /// The same where a text may be no longer than it is: the apostrophe takes the place of its last letter.
    public static String harmless(String value, Predicate<String> fits) {
        var marked = harmless(value);
        if (marked.length() == value.length() || fits.test(marked)) return marked;
        var end = value.length();
        return marked.substring(0, Character.isHighSurrogate(marked.charAt(end - 1)) ? end - 1 : end);
    }

    /// The text of a cell without the mark of [#harmless]. An apostrophe before any other sign belongs to the text.
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

    /// Would a spreadsheet run this cell? So that its apostrophe can be told from ours, a text that has one before a
    /// formula gets another.
    private static boolean runs(String value) {
        return value.charAt(0) == '\'' ? first(value, 0, true) : starts(value.charAt(0)) && !number(value);
    }

    /// Do the apostrophes from here on stand before what would run?
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
