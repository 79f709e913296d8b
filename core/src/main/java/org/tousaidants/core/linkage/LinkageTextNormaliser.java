package org.tousaidants.core.linkage;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Normalises texts: lower case, no accents, words only.
final class LinkageTextNormaliser {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=s\\b)");

    private LinkageTextNormaliser() {}

    /// Returns the text in lower case without accents and punctuation: « L’Étoile d’Or » → `l etoile d or`; the
    /// English « Art’s » → `arts`.
    static String fold(String text) {
        if (plain(text)) return text;
        var folded = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss");
        return NO_WORD.matcher(APOSTROPHE.matcher(folded).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static boolean plain(String text) {
        var blank = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ' ' && blank || c != ' ' && !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) return false;
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }

    static List<String> of(String folded) {
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }

    /// Returns only letters and digits, in lower case: `NF-12 b` → `nf12b`.
    static String code(String text) {
        return fold(text).replace(" ", "");
    }

    static String digits(String text) {
        var digits = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++)
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') digits.append(text.charAt(i));
        return digits.toString();
    }
}
