package org.tousaidants.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// « Texte plié » — a text without what spellings differ in, so that two of them compare.
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^a-z0-9]+");

    private Folding() {}

    /// Small letters without accents; all else as it was.
    public static String bare(String text) {
        var small = text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
    }

    /// Only letters and figures, one space between words.
    public static String words(String text) {
        return apart(text, " ").strip();
    }

    /// The same with hyphens, for addresses.
    public static String slug(String text) {
        var joined = apart(text, "-");
        var from = joined.startsWith("-") ? 1 : 0;
        return joined.equals("-") ? "" : joined.substring(from, joined.length() - (joined.endsWith("-") ? 1 : 0));
    }

    private static String apart(String text, String with) {
        return APART.matcher(bare(text)).replaceAll(with);
    }
}
