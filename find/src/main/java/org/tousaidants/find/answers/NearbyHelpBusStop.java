package org.tousaidants.find.answers;

import java.util.Comparator;
import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.places.directory.MobileServiceStops.NextMobileStop;
import org.tousaidants.platform.web.Page;

/// « Passage près de vous » — a stop of a mobile service near the person within the next days.
record NearbyHelpBusStop(NextMobileStop passing, Commune commune, double metres) {
    private static final int DAYS = 14;
    private static final int SHOWN = 3;
    private static final double NEAR_METRES = 15_000;

    static List<NearbyHelpBusStop> of(HelpSearch search, HelpSearches searches, Communes communes) {
        if (search.where().isEmpty()) return List.of();
        var centre = search.where().get().point();
        var detour = searches.detour(search);
        var now = searches.now();
        var today = now.toLocalDate();
        var first = search.when() instanceof SearchTime.GivenDay(var day) ? day : today;
        var last = search.when() instanceof SearchTime.AnyTime || search.when() instanceof SearchTime.GivenWeekday
                ? today.plusDays(DAYS)
                : search.when() instanceof SearchTime.GivenDay
                        ? first
                        : search.when() instanceof SearchTime.WeekendDays ? today.plusDays(7) : today;
        return searches.passing()
                .filter(passing ->
                        !passing.day().isBefore(first) && !passing.day().isAfter(last))
                .filter(passing -> passing.day().atTime(passing.ends()).isAfter(now))
                .flatMap(passing -> communes.byCode(passing.commune()).stream()
                        .map(commune -> new NearbyHelpBusStop(
                                passing, commune, commune.centre().metresTo(centre) + detour.metres(commune.code()))))
                .filter(near -> near.metres <= NEAR_METRES)
                .sorted(Comparator.comparing((NearbyHelpBusStop one) -> one.passing.day())
                        .thenComparing(NearbyHelpBusStop::kilometres)
                        .thenComparing(one -> one.passing.starts()))
                .limit(SHOWN)
                .toList();
    }

    /// Returns the distance from the person's position to the stop in kilometres, including detours around
    /// water.
    long kilometres() {
        return Math.round(metres / 1000);
    }

    String words(Page page) {
        return page.t(
                kilometres() < 1 ? "find.passing.here" : "find.passing.line",
                page.day(passing.day()),
                page.time(passing.starts()),
                page.time(passing.ends()),
                page.french(passing.name()),
                page.french(passing.spot()),
                commune.name(),
                kilometres());
    }
}
