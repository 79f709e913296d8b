package org.tousaidants.core.linkage;

import java.util.regex.Pattern;

/// A rough phonetic key of a French word: « Phaure », « Faure » and « Fort » have the same key.
final class FrenchWordPhoneticKey {
    private record PhoneticRule(Pattern from, String to) {}

    // The replacement rules in order: long spellings come before the short ones that they contain. A capital
    // letter stands for a final sound.
    private static final PhoneticRule[] RULES = {
        rule("ph", "f"),
        rule("sc?h|ch", "X"),
        rule("gn", "N"),
        rule("qu?|ck|c(?![eiy])|k", "K"),
        rule("c", "s"),
        rule("g(?=[eiy])|j", "J"),
        rule("gu(?=[eiy])", "g"),
        rule("h", ""),
        rule("eaux?|aul?[dtsx]*(?![aeiouy])|au", "O"),
        rule("(?:ai|ei|i|y)[nm](?![aeiouy])", "I"),
        rule("[ae][nm](?![aeiouyn])", "A"),
        rule("o[nm](?![aeiouyn])", "Q"),
        rule("oi|oy", "Wa"),
        rule("ou|w", "u"),
        rule("ai|ei|ay|ey|er$|ez$|et$", "e"),
        rule("y", "i"),
        rule("z", "s"),
        rule("x(?!$)", "ks"),
        rule("(.)\\1+", "$1"),
        rule("(?<=..)[estdxp]+$", ""),
        rule("O", "o")
    };

    private FrenchWordPhoneticKey() {}

    /// Returns the phonetic key.
    ///
    /// @param word one word in lower case without accents
    static String key(String word) {
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) return word;
        var sound = word;
        for (var rule : RULES) sound = rule.from.matcher(sound).replaceAll(rule.to);
        return sound.isEmpty() ? word : sound;
    }

    private static PhoneticRule rule(String from, String to) {
        return new PhoneticRule(Pattern.compile(from), to);
    }
}
