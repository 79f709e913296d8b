package org.tousaidants.find.answers;

import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;

/// « Recherche répondue » — a person looked for help: the need, the commune, and whether there was an answer.
/// Neither the person, nor the time, nor the words are kept.
///
/// @param need `any` when none was given, `several` when more than one was
/// @param commune empty when it is not known
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

    /// A further page is the same search.
    static Optional<SearchAnswered> first(Search search, Answer answer) {
        return search.limit() == Search.DEFAULT_LIMIT ? Optional.of(of(search, answer)) : Optional.empty();
    }
}
