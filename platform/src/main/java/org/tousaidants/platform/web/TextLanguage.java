package org.tousaidants.platform.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// « Langue d'un texte » — French or English, by the small words that no sentence does without; French in doubt,
/// because nearly all that is typed here is. A screen reader that takes one for the other cannot be followed.
final class TextLanguage {
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> FRENCH = Set.of(
            "le", "la", "les", "de", "des", "du", "et", "est", "un", "une", "je", "il", "elle", "vous", "nous", "que",
            "qui", "pas", "pour", "dans", "avec", "sur", "au", "ce", "ne", "mon", "ma", "son", "sa");
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "to", "and", "is", "was", "are", "were", "he", "she", "they", "you", "we", "that", "not",
            "for", "in", "with", "at", "this", "my", "his", "her", "it", "have", "has", "had", "from", "by", "did");

    private TextLanguage() {}

    static String of(String typed) {
        var balance = 0;
        for (var word : APART.split(typed.toLowerCase(Locale.ROOT))) {
            if (ENGLISH.contains(word)) balance++;
            if (FRENCH.contains(word)) balance--;
        }
        return balance > 0 ? "en" : "fr";
    }
}
