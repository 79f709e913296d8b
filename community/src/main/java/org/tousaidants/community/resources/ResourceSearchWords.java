package org.tousaidants.community.resources;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.TextNormalisation;

/// « Mots cherchés » — parses a search text into words without accents, all of which must be found. It has no side
/// effects.
final class ResourceSearchWords {
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 12;

    /// Words that a search ignores. People use them when they ask a question, but they do not describe a
    /// resource.
    private static final Set<String> IDLE = Set.of(
            "comment", "faire", "pour", "avec", "les", "des", "une", "dans", "mon", "mes", "ses", "est", "que", "qui",
            "sur", "aux", "how", "the", "for", "with");

    private ResourceSearchWords() {}

    static String folded(String text) {
        return TextNormalisation.bare(text);
    }

    /// Returns the search query that finds resources with exactly the typed words.
    static String whole(String typed) {
        return words(typed).collect(Collectors.joining(" & "));
    }

    /// Returns the search query that finds resources with words that begin like the typed words, for
    /// `to_tsquery`. It contains only letters and digits, so that nothing that a person types is an operator.
    /// Empty if no word was typed.
    static String query(String typed) {
        return words(typed).map(word -> word + ":*").collect(Collectors.joining(" & "));
    }

    private static Stream<String> words(String typed) {
        return APART.splitAsStream(folded(typed))
                .filter(word -> word.length() > 1 && !IDLE.contains(word))
                .distinct()
                .limit(MOST);
    }
}
