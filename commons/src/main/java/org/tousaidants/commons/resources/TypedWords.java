package org.tousaidants.commons.resources;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.Folding;

/// « Mots cherchés » — what was typed, without accents, as words that must all be found. Pure.
final class TypedWords {
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 12;

    /// Words of a question that no resource answers to.
    private static final Set<String> IDLE = Set.of(
            "comment", "faire", "pour", "avec", "les", "des", "une", "dans", "mon", "mes", "ses", "est", "que", "qui",
            "sur", "aux", "how", "the", "for", "with");

    private TypedWords() {}

    static String folded(String text) {
        return Folding.bare(text);
    }

    /// The words as they were typed, whole.
    static String whole(String typed) {
        return words(typed).collect(Collectors.joining(" & "));
    }

    /// Each may be half typed. For `to_tsquery`: letters and figures only, so that nothing typed is read as an
    /// operator; empty: nothing to find.
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
