package org.tousaidants.find.ranking;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// « Texte nu » — text reduced to what can be compared: lower case, no accents, single spaces between words of
/// letters and digits.
public final class Plain {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");

    private Plain() {}

    public static String of(String text) {
        var lower = text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        var bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return NOT_WORD.matcher(bare).replaceAll(" ").strip();
    }
}
