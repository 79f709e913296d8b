package org.tousaidants.core.territory;

import java.text.Normalizer;

/// « Lettres » — converts letters to lower case without accents, and keeps digits. It is fast, because whole
/// files pass through it.
public final class AccentRemoval {
    /// The base letters of the characters U+00C0 to U+00FF: a space separates words, a star means two letters.
    private static final String LATIN_1 = "aaaaaa*ceeeeiiiidnooooo ouuuuyt*aaaaaa*ceeeeiiiidnooooo ouuuuyty";

    private AccentRemoval() {}

    /// Appends the base letters of a character, `a` to `z` or `0` to `9`; appends nothing for a character that
    /// is neither a letter nor a digit.
    public static void append(StringBuilder out, char c) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') out.append(c);
        else if (c >= 'A' && c <= 'Z') out.append((char) (c + 32));
        else if (c == 'œ' || c == 'Œ') out.append("oe");
        else if (c == 'æ' || c == 'Æ') out.append("ae");
        else if (c == 'ß') out.append("ss");
        else if (c >= 0xC0 && c <= 0xFF) {
            var base = LATIN_1.charAt(c - 0xC0);
            if (base != ' ' && base != '*') out.append(base);
        } else if (c > 0xFF && Character.isLetter(c)) {
            var base = Character.toLowerCase(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD)
                    .charAt(0));
            if (base >= 'a' && base <= 'z') out.append(base);
        }
    }
}
