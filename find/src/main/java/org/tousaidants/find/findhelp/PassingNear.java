package org.tousaidants.find.findhelp;

import java.util.Comparator;
import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.When;
import org.tousaidants.places.directory.PassingPlaces.PassingStop;
import org.tousaidants.platform.web.Page;

/// « Passage près de vous » — a bus that stops near by in the coming days.
record PassingNear(PassingStop passing, Commune commune, double metres) {
    private static final int DAYS = 14;
    private static final int SHOWN = 3;
    private static final double NEAR_METRES = 15_000;

    static List<PassingNear> of(Search search, Searches searches, Communes communes) {
        if (search.where().isEmpty()) return List.of();
        var here = search.where().get().point();
        var now = searches.now();
        var today = now.toLocalDate();
        var first = search.when() instanceof When.On(var day) ? day : today;
        var last = search.when() instanceof When.AnyTime || search.when() instanceof When.Weekly
                ? today.plusDays(DAYS)
                : search.when() instanceof When.On
                        ? first
                        : search.when() instanceof When.Weekend ? today.plusDays(7) : today;
        return searches.passing()
                .filter(passing ->
                        !passing.day().isBefore(first) && !passing.day().isAfter(last))
                .filter(passing -> passing.day().atTime(passing.ends()).isAfter(now))
                .flatMap(passing -> communes.byCode(passing.commune()).stream()
                        .map(commune -> new PassingNear(
                                passing, commune, commune.centre().metresTo(here))))
                .filter(near -> near.metres <= NEAR_METRES)
                .sorted(Comparator.comparing((PassingNear one) -> one.passing.day())
                        .thenComparing(PassingNear::kilometres)
                        .thenComparing(one -> one.passing.starts()))
                .limit(SHOWN)
                .toList();
    }

    /// As the crow flies, from where one searched.
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
