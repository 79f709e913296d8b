package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.platform.web.Page;

/// « Tout est fermé » — the message above the answers when every place found is closed. It names a place
/// farther away that is open, and the place found that opens first.
///
/// @param title replaces the usual title « 5 places can help you »
record AllPlacesClosed(String title, List<String> lines) {
    private static final int WEEK = 8;

    /// @param today answers the same search for today alone; its concessions show whether a place is open
    ///     farther away; empty if it needed no concession
    static Optional<AllPlacesClosed> of(
            Search search, Supplier<Optional<Answer>> today, List<Offer> shown, LocalDateTime now, Page page) {
        return shown.isEmpty()
                        || !(search.when() instanceof SearchTime.AnyTime)
                        || search.where().isEmpty()
                ? Optional.empty()
                : today.get().flatMap(answer -> of(search, answer, shown, now, page));
    }

    private static Optional<AllPlacesClosed> of(
            Search search, Answer today, List<Offer> shown, LocalDateTime now, Page page) {
        var given = today.given();
        var nobody = today.offers().isEmpty() || given.contains(Concession.WHEN);
        var farther = given.contains(Concession.FARTHER) || given.contains(Concession.FAR);
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
                .min(Comparator.comparing(Next::at))
                .map(one -> page.t(
                        "find.shut.first",
                        OfferWords.capital(words.day(one.at.toLocalDate(), now.toLocalDate())),
                        words.time(one.at.toLocalTime()),
                        page.french(one.name)));
        return Optional.of(new AllPlacesClosed(
                page.t("find.shut.title", search.radius()),
                java.util.stream.Stream.concat(open.stream(), first.stream()).toList()));
    }

    private record Next(LocalDateTime at, String name) {}

    private static Optional<Next> next(Offer offer, LocalDateTime now) {
        var hours = offer.candidate().hours();
        return now.toLocalDate()
                .datesUntil(now.toLocalDate().plusDays(WEEK))
                .flatMap(day -> hours.on(day).stream())
                .map(span -> span.start())
                .filter(start -> start.isAfter(now))
                .findFirst()
                .map(start -> new Next(start, offer.candidate().name()));
    }
}
