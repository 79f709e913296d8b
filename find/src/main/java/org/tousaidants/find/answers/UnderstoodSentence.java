package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;

/// « Entendu » — the parts of the sentence that were understood, each with the address of the search without
/// it, and the words that were not understood.
record UnderstoodSentence(List<SearchSummary.Chip> chips, String path, List<String> left, Optional<String> street) {
    String without(SearchSummary.Chip chip) {
        return chip.without().isEmpty() ? path : path + "?" + chip.without();
    }

    static UnderstoodSentence of(FindForm form, SearchSummary words, String path) {
        return new UnderstoodSentence(words.chips(form.search()), path, form.left(), form.street());
    }
}
