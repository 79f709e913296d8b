package org.tousaidants.rules.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.text.EditDistance;
import org.tousaidants.core.text.TextNormalisation;

/// « Mot le plus proche » — finds the known word that a person probably meant, by edit distance.
public final class SpellingSuggestionFinder {
    private SpellingSuggestionFinder() {}

    /// Returns the advice for a misspelt word: « Écrivez « x » » if a known word is similar, otherwise the list
    /// of allowed words.
    public static LocalisedText instead(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> LocalisedText.of("write", near))
                .orElseGet(() -> LocalisedText.of(
                        "write.one.of",
                        known.stream().limit(20).collect(Collectors.joining(", ")) + (known.size() > 20 ? "…" : "")));
    }

    public static Optional<String> to(String word, Collection<String> known) {
        var folded = fold(word);
        return known.stream()
                .filter(candidate -> !onlyNumbersDiffer(folded, fold(candidate)))
                .filter(candidate -> EditDistance.between(folded, fold(candidate))
                        <= Math.max(1, Math.min(3, candidate.length() / 3)))
                .min(Comparator.comparing((String candidate) -> EditDistance.between(folded, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Returns whether two ids are equal except for their numbers, such as « 6.1 » and « 1.1 ». Such an id is
    /// not a typing error, so it is not proposed as a correction.
    private static boolean onlyNumbersDiffer(String word, String candidate) {
        return word.chars().anyMatch(Character::isDigit)
                && !word.equals(candidate)
                && word.replaceAll("\\d+", "0").equals(candidate.replaceAll("\\d+", "0"));
    }

    private static String fold(String word) {
        var shown = word.length() > 80 ? word.substring(0, 80) : word;
        return TextNormalisation.bare(shown);
    }
}
