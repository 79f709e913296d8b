package org.tousaidants.places.columnmapping;

import java.text.Normalizer;

/// Folds texts so that they can be compared: lower case, no accents, one form of apostrophe, one space between
/// words. « l’emploi », « l'emploi » and « L EMPLOI » become equal.
final class SourceTextNormaliser {
    /// The replacement of each character below U+0250, a range that includes all French letters. 0 means that
    /// the table has no replacement and the slower general method is needed.
    private static final char[] TABLE = table();

    private SourceTextNormaliser() {}

    /// Returns the normalised text. Line breaks are kept, because they separate the elements of a list; other
    /// blanks become one space.
    static String fold(String text) {
        var out = new StringBuilder(text.length());
        var blank = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var folded = c < TABLE.length ? TABLE[c] : beyond(c);
            if (folded == 0) {
                slow(c, out);
                blank = false;
            } else if (folded == ' ') {
                if (!blank) out.append(' ');
                blank = true;
            } else if (folded != DROPPED) {
                out.append(folded);
                blank = folded == '\n';
            }
        }
        var end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') end--;
        out.setLength(end);
        return out.toString();
    }

    private static final char DROPPED = '\u00ad';

    private static char[] table() {
        var table = new char[0x250];
        for (var c = 0; c < table.length; c++) table[c] = plain((char) c);
        table['\''] = ' ';
        table['`'] = ' ';
        table['´'] = ' ';
        table['\n'] = '\n';
        table['œ'] = 0;
        table['Œ'] = 0;
        table['æ'] = 0;
        table['Æ'] = 0;
        return table;
    }

    private static char plain(char c) {
        if (c == DROPPED) return DROPPED;
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) return ' ';
        var base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return Character.toLowerCase(base);
    }

    private static char beyond(char c) {
        return switch (c) {
            case '’', '‘', 'ʼ', '′', '‛' -> ' ';
            case '–', '—', '‑', '‐', '−' -> '-';
            case '“', '”', '„' -> '"';
            case '\u200b', '\ufeff', '\u200d', '\ufe0f' -> DROPPED;
            default -> {
                if (c >= '\u0300' && c <= '\u036f') yield DROPPED;
                yield Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c);
            }
        };
    }

    private static void slow(char c, StringBuilder out) {
        switch (c) {
            case 'œ', 'Œ' -> out.append("oe");
            case 'æ', 'Æ' -> out.append("ae");
            default -> out.append(Character.toLowerCase(c));
        }
    }
}
