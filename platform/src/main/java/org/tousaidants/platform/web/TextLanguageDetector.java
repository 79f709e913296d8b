package org.tousaidants.platform.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// « Langue d'un texte » — detects whether a text is French or English by its common short words; in doubt it is
/// French, because nearly all typed text is French. A screen reader that assumes the wrong language is
/// unintelligible.
final class TextLanguageDetector {
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> FRENCH = Set.of(
            "le", "la", "les", "de", "des", "du", "et", "est", "un", "une", "je", "il", "elle", "vous", "nous", "que",
            "votre", "sont", "cette", "par", "qui", "pas", "pour", "dans", "avec", "sur", "au", "ce", "ne", "mon", "ma",
            "son", "sa");
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "to", "and", "is", "was", "are", "were", "he", "she", "they", "you", "we", "that", "not",
            "for", "in", "with", "at", "this", "my", "his", "her", "it", "have", "has", "had", "from", "by", "did");

    private TextLanguageDetector() {}

    static String of(String typed) {
        return english(typed) > 0 ? "en" : "fr";
    }

    /// Returns whether the text has more French than English words; false if it has as many of both.
    static boolean isFrench(String text) {
        return english(text) < 0;
    }

    private static int english(String typed) {
        var balance = 0;
        for (var word : APART.split(typed.toLowerCase(Locale.ROOT))) {
            if (ENGLISH.contains(word)) balance++;
            if (FRENCH.contains(word)) balance--;
        }
        return balance;
    }
}
