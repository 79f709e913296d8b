package org.tousaidants.label.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.text.EditDistance;
import org.tousaidants.core.text.Folding;

/// The known word that a person probably meant.
final class NearestWord {
    private NearestWord() {}

    /// « Écrivez « x » » when one is near, else the list of what may be written.
    static Said instead(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> Said.of("write", near))
                .orElseGet(() -> Said.of(
                        "write.one.of",
                        known.stream().limit(20).collect(Collectors.joining(", ")) + (known.size() > 20 ? "…" : "")));
    }

    static Optional<String> to(String word, Collection<String> known) {
        var folded = fold(word);
        return known.stream()
                .filter(candidate -> !onlyNumbersDiffer(folded, fold(candidate)))
                .filter(candidate -> EditDistance.between(folded, fold(candidate))
                        <= Math.max(1, Math.min(3, candidate.length() / 3)))
                .min(Comparator.comparing((String candidate) -> EditDistance.between(folded, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Another number is another thing: « 6.1 » is no misspelt « 1.1 ».
    private static boolean onlyNumbersDiffer(String word, String candidate) {
        return word.chars().anyMatch(Character::isDigit)
                && !word.equals(candidate)
                && word.replaceAll("\\d+", "0").equals(candidate.replaceAll("\\d+", "0"));
    }

    private static String fold(String word) {
        var shown = word.length() > 80 ? word.substring(0, 80) : word;
        return Folding.bare(shown);
    }
}
