package org.tousaidants.community.resources;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.text.TextFolding;

/// « Mots cherchés » — parses a search text into words without accents, all of which must be found. Pure.
final class SearchWordSet {
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 12;

    /// Words of questions that are ignored, because no resource contains them.
    private static final Set<String> IDLE = Set.of(
            "comment", "faire", "pour", "avec", "les", "des", "une", "dans", "mon", "mes", "ses", "est", "que", "qui",
            "sur", "aux", "how", "the", "for", "with");

    private SearchWordSet() {}

    static String folded(String text) {
        return TextFolding.bare(text);
    }

    /// The query for whole words.
    static String whole(String typed) {
        return words(typed).collect(Collectors.joining(" & "));
    }

    /// The query for prefixes, for `to_tsquery`: letters and digits only, so that input is never an operator.
    /// Empty if there is no word.
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
