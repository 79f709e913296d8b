package org.tousaidants.core.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The typed text of a search, in lower case without accents. The text is cut to [#MOST_WORDS] words, so that any
/// search takes a few milliseconds at most.
///
/// @param words words that a name must contain
/// @param numbers numbers with which a name, a postcode or a code may begin
record CommuneSearchQuery(List<String> words, List<String> numbers, String text, String stripped) {
    private static final int MOST_WORDS = 8;

    static CommuneSearchQuery of(String folded) {
        var parts = Arrays.stream(folded.split(" "))
                .filter(w -> !w.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return of(
                parts.stream().filter(w -> !CommuneNameNormaliser.hasDigit(w)).toList(),
                parts.stream().filter(CommuneNameNormaliser::hasDigit).toList());
    }

    private static CommuneSearchQuery of(List<String> words, List<String> numbers) {
        var text = String.join(" ", words);
        return new CommuneSearchQuery(words, numbers, text, text.substring(CommuneNameNormaliser.articleLength(text)));
    }

    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }

    boolean abbreviated(String typed) {
        var last = words.getLast();
        return last.startsWith("saint")
                && !typed.strip().toLowerCase(Locale.ROOT).endsWith(last);
    }

    /// Returns a copy of this query in which the last word is as typed: « st » is not replaced by « saint ».
    CommuneSearchQuery asTyped() {
        var typed = new ArrayList<>(words);
        typed.set(typed.size() - 1, typed.getLast().replaceFirst("^saint", "st"));
        return of(typed, numbers);
    }

    boolean holds(String name) {
        for (var word : words) if (!begins(name, word)) return false;
        return true;
    }

    boolean accepts(Commune commune, String name) {
        for (var number : numbers) {
            if (begins(name, number)
                    || commune.code().startsWith(number.toUpperCase(Locale.ROOT))
                    || commune.postcodes().stream().anyMatch(p -> p.startsWith(number))) continue;
            return false;
        }
        return true;
    }

    /// Returns whether at least one word of a name begins with this prefix.
    private static boolean begins(String name, String word) {
        for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1))
            if (at == 0 || name.charAt(at - 1) == ' ') return true;
        return false;
    }
}
