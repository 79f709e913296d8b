package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;

/// « Entendu » — the parts of the typed sentence that were understood, each with the address of the search without
/// this part, and the words that were not understood.
record UnderstoodSentenceView(
        List<HelpSearchSummary.SearchCriterionChip> chips, String path, List<String> left, Optional<String> street) {
    String without(HelpSearchSummary.SearchCriterionChip chip) {
        return chip.without().isEmpty() ? path : path + "?" + chip.without();
    }

    static UnderstoodSentenceView of(HelpSearchForm form, HelpSearchSummary words, String path) {
        return new UnderstoodSentenceView(words.chips(form.search()), path, form.left(), form.street());
    }
}
