package org.tousaidants.find.answers;

import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;

/// « Recherche répondue » — event: a person searched for help. It contains the need, the commune, and whether
/// there was an answer, but neither person, time nor words.
///
/// @param need `any` if the search had none, `several` if it had more than one
/// @param commune empty if unknown
public record SearchAnswered(String need, String commune, Outcome outcome) {
    public enum Outcome {
        ANSWERED,
        RELAXED,
        UNANSWERED
    }

    static SearchAnswered of(Search search, Answer answer) {
        var need = switch (search.needs().size()) {
            case 0 -> "any";
            case 1 -> search.needs().stream().map(Need::parameter).findFirst().orElse("any");
            default -> "several";
        };
        var commune =
                search.where().flatMap(SearchArea::commune).map(Commune::code).orElse("");
        var outcome = answer.offers().isEmpty()
                ? Outcome.UNANSWERED
                : answer.given().isEmpty() ? Outcome.ANSWERED : Outcome.RELAXED;
        return new SearchAnswered(need.toLowerCase(Locale.ROOT), commune, outcome);
    }

    /// The event for the first page of answers; empty for a further page, which belongs to the same search.
    static Optional<SearchAnswered> first(Search search, Answer answer) {
        return search.limit() == Search.DEFAULT_LIMIT ? Optional.of(of(search, answer)) : Optional.empty();
    }
}
