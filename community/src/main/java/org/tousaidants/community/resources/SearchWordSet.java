package org.tousaidants.community.resources;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.Folding;

/// « Mots cherchés » — the typed text, without accents, as words that must all be found. Pure.
final class SearchWordSet {
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 12;

    /// Stop words of questions, which no resource contains.
    private static final Set<String> IDLE = Set.of(
            "comment", "faire", "pour", "avec", "les", "des", "une", "dans", "mon", "mes", "ses", "est", "que", "qui",
            "sur", "aux", "how", "the", "for", "with");

    private SearchWordSet() {}

    static String folded(String text) {
        return Folding.bare(text);
    }

    /// The whole words as typed.
    static String whole(String typed) {
        return words(typed).collect(Collectors.joining(" & "));
    }

    /// The words as prefixes. For `to_tsquery`: letters and digits only, so that input is never an operator;
    /// empty: nothing to find.
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
