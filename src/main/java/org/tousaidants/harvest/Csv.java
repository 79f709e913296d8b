package org.tousaidants.harvest;

import java.util.List;

/// Rows of CSV (RFC 4180) that a spreadsheet can open without running anything.
final class Csv {
    private Csv() {}

    static void row(StringBuilder out, List<String> cells) {
        row(out, ',', cells);
    }

    static void row(StringBuilder out, char separator, List<String> cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(separator);
            cell(out, cells.get(i));
        }
        out.append('\n');
    }

    private static void cell(StringBuilder out, String value) {
        var formula = formula(value);
        var quoted = formula || mustQuote(value);
        if (quoted) out.append('"');
        if (formula) out.append('\'');
        if (value.indexOf('"') < 0) out.append(value);
        else out.append(value.replace("\"", "\"\""));
        if (quoted) out.append('"');
    }

    private static boolean mustQuote(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r') return true;
        }
        return !value.isEmpty() && (value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ');
    }

    /// Would a spreadsheet run this cell? A phone number (+33…) and a negative longitude are numbers: they stay
    /// as they are, as the national file wants them.
    static boolean formula(String value) {
        if (value.isEmpty()) return false;
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
            if ((c < '0' || c > '9') && c != '.' && c != ' ') return false;
        }
        return true;
    }
}
