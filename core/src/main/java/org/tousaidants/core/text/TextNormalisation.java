package org.tousaidants.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// « Texte plié » — normalises texts so that two spellings can be compared.
public final class TextNormalisation {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+|\\p{Lm}+");

    private TextNormalisation() {}

    /// Returns the text in lower case without accents; other characters remain unchanged.
    public static String bare(String text) {
        var small = text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
    }

    /// Returns only the letters and digits of the text, with one space between words.
    public static String words(String text) {
        return apart(text, " ").strip();
    }

    /// Returns the letters and digits of every script, with one space between words, so that Arabic and
    /// Ukrainian words remain. The Turkish letter without a dot becomes « i ».
    public static String letters(String text) {
        return NO_LETTER
                .matcher(bare(text).replace('\u0131', 'i'))
                .replaceAll(" ")
                .strip();
    }

    /// Returns the text as words with hyphens between them, for an address.
    public static String slug(String text) {
        var joined = apart(text, "-");
        var from = joined.startsWith("-") ? 1 : 0;
        return joined.equals("-") ? "" : joined.substring(from, joined.length() - (joined.endsWith("-") ? 1 : 0));
    }

    private static String apart(String text, String with) {
        return APART.matcher(bare(text)).replaceAll(with);
    }
}
