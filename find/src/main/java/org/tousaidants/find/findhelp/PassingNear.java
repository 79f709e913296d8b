package org.tousaidants.find.findhelp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.When;
import org.tousaidants.places.directory.PassingPlaces.Passing;
import org.tousaidants.platform.web.Page;

/// « Passage près de vous » — a bus that stops near by in the coming days.
///
/// @param kilometres as the crow flies, from where one searched
record PassingNear(Passing passing, Commune commune, long kilometres) {
    private static final int DAYS = 14;
    private static final int SHOWN = 3;
    private static final double NEAR_METRES = 15_000;

    static List<PassingNear> of(Search search, Searches searches, String network, Communes communes) {
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
        var near = new ArrayList<PassingNear>();
        for (var passing : searches.passing(network, first, last)) {
            if (!passing.day().atTime(passing.ends()).isAfter(now)) continue;
            communes.byCode(passing.commune())
                    .filter(commune -> commune.centre().metresTo(here) <= NEAR_METRES)
                    .ifPresent(commune -> near.add(new PassingNear(
                            passing, commune, Math.round(commune.centre().metresTo(here) / 1000))));
        }
        near.sort(Comparator.comparing((PassingNear one) -> one.passing.day())
                .thenComparing(one -> one.kilometres)
                .thenComparing(one -> one.passing.starts()));
        return near.stream().limit(SHOWN).toList();
    }

    String words(Page page) {
        return page.t(
                kilometres < 1 ? "find.passing.here" : "find.passing.line",
                page.day(passing.day()),
                page.time(passing.starts()),
                page.time(passing.ends()),
                page.french(passing.name()),
                page.french(passing.spot()),
                commune.name(),
                kilometres);
    }
}
