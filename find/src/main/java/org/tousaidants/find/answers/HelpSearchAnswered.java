package org.tousaidants.find.answers;

import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchArea;

/// « Recherche répondue » — event: a person searched for help. It contains the need, the commune, and whether there
/// was an answer. It does not contain the person, the time or the typed words.
///
/// @param need code of the need; `any` if the search had none, `several` if it had more than one
/// @param commune INSEE code of the commune; empty if unknown
public record HelpSearchAnswered(String need, String commune, SearchOutcome outcome) {
    public enum SearchOutcome {
        ANSWERED,
        RELAXED,
        UNANSWERED
    }

    static HelpSearchAnswered of(HelpSearch search, SearchAnswer answer) {
        var need = switch (search.needs().size()) {
            case 0 -> "any";
            case 1 ->
                search.needs().stream().map(HelpNeed::parameter).findFirst().orElse("any");
            default -> "several";
        };
        var commune =
                search.where().flatMap(SearchArea::commune).map(Commune::code).orElse("");
        var outcome = answer.offers().isEmpty()
                ? SearchOutcome.UNANSWERED
                : answer.given().isEmpty() ? SearchOutcome.ANSWERED : SearchOutcome.RELAXED;
        return new HelpSearchAnswered(need.toLowerCase(Locale.ROOT), commune, outcome);
    }

    /// Returns the event to publish for a search. Empty if the page shows further answers of a search that was
    /// already counted.
    static Optional<HelpSearchAnswered> first(HelpSearch search, SearchAnswer answer) {
        return search.limit() == HelpSearch.DEFAULT_LIMIT ? Optional.of(of(search, answer)) : Optional.empty();
    }
}
