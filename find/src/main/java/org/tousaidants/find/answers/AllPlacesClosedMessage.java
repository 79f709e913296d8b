package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchConcession;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.platform.web.Page;

/// « Tout est fermé » — the message above the answers when every place found is closed. It names a place farther
/// away that is open, and, among the places found, the one that opens first.
///
/// @param title title that replaces the usual title « 5 places can help you »
/// @param lines sentences of the message
record AllPlacesClosedMessage(String title, List<String> lines) {
    private static final int WEEK = 8;

    /// Returns the message, or empty if a place found is open.
    ///
    /// @param today answer to the same search for the current day only, whose concessions show whether a place
    ///     farther away is open; empty if the search needed no concession
    static Optional<AllPlacesClosedMessage> of(
            HelpSearch search,
            Supplier<Optional<SearchAnswer>> today,
            List<ProposedPlace> shown,
            LocalDateTime now,
            Page page) {
        return shown.isEmpty()
                        || !(search.when() instanceof SearchTime.AnyTime)
                        || search.where().isEmpty()
                ? Optional.empty()
                : today.get().flatMap(answer -> of(search, answer, shown, now, page));
    }

    private static Optional<AllPlacesClosedMessage> of(
            HelpSearch search, SearchAnswer today, List<ProposedPlace> shown, LocalDateTime now, Page page) {
        var given = today.given();
        var nobody = today.offers().isEmpty() || given.contains(SearchConcession.WHEN);
        var farther = given.contains(SearchConcession.FARTHER) || given.contains(SearchConcession.FAR);
        if (!nobody && !farther) return Optional.empty();
        var open = today.offers().stream()
                .filter(_ -> !nobody)
                .filter(one -> one.metres().isPresent())
                .findFirst()
                .map(one -> page.t(
                        "find.shut.open",
                        Math.max(1, Math.round(one.metres().getAsDouble() / 1000)),
                        page.french(one.candidate().name())));
        var words = OpeningHoursText.in(page.locale());
        var first = shown.stream()
                .flatMap(one -> next(one, now).stream())
                .min(Comparator.comparing(NextPlaceToOpen::at))
                .map(one -> page.t(
                        "find.shut.first",
                        ProposedPlaceText.capital(words.day(one.at.toLocalDate(), now.toLocalDate())),
                        words.time(one.at.toLocalTime()),
                        page.french(one.name)));
        return Optional.of(new AllPlacesClosedMessage(
                page.t("find.shut.title", search.radius()),
                java.util.stream.Stream.concat(open.stream(), first.stream()).toList()));
    }

    private record NextPlaceToOpen(LocalDateTime at, String name) {}

    private static Optional<NextPlaceToOpen> next(ProposedPlace offer, LocalDateTime now) {
        var hours = offer.candidate().hours();
        return now.toLocalDate()
                .datesUntil(now.toLocalDate().plusDays(WEEK))
                .flatMap(day -> hours.on(day).stream())
                .map(span -> span.start())
                .filter(start -> start.isAfter(now))
                .findFirst()
                .map(start -> new NextPlaceToOpen(start, offer.candidate().name()));
    }
}
