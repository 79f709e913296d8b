package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the sources without duplicates, in which two records are two places: almost none of their records has
/// an evident twin. It is computed from the records, not configured.
final class DuplicateFreeSourceFinder {
    private static final double TWINS_AT_MOST = 0.01;

    private DuplicateFreeSourceFinder() {}

    /// @return empty if there is only one source, which is compared with itself
    static Set<String> among(List<PlaceRecord> fiches) {
        var bySource = new HashMap<String, List<PlaceRecord>>();
        for (var fiche : fiches)
            bySource.computeIfAbsent(fiche.key().source(), _ -> new ArrayList<>())
                    .add(fiche);
        var kept = new HashSet<String>();
        if (bySource.size() > 1)
            bySource.forEach((source, some) -> {
                if (twins(some) <= TWINS_AT_MOST * some.size()) kept.add(source);
            });
        return kept;
    }

    /// The number of records with a twin: the same name (or kind, for a name without other words) and the same
    /// address, phone or SIRET in one commune.
    static int twins(List<PlaceRecord> fiches) {
        var first = new HashMap<Long, Integer>();
        var twin = new boolean[fiches.size()];
        for (var i = 0; i < twin.length; i++)
            for (var sign : signs(fiches.get(i))) {
                var other = first.putIfAbsent(sign, i);
                if (other == null) continue;
                twin[i] = true;
                twin[other] = true;
            }
        var count = 0;
        for (var one : twin) if (one) count++;
        return count;
    }

    private static List<Long> signs(PlaceRecord fiche) {
        var signs = new ArrayList<Long>(3);
        var where = fiche.town().commune() >= 0
                ? fiche.town().commune()
                : fiche.town().postcode().hashCode() * 31
                        + Arrays.hashCode(fiche.town().words());
        var who = fiche.name().bare()
                ? -1 - fiche.kind().hashCode()
                : fiche.name().term();
        var base = where * 1_000_003L + who;
        var address = fiche.address();
        if (!address.way().isEmpty() && (address.from() >= 0 || !fiche.name().bare()))
            signs.add((base * 31 + address.way().words()[0]) * 31 + address.from());
        if (fiche.name().bare()) return signs;
        if (fiche.contact().phone() >= 0) signs.add(base * 37 + fiche.contact().phone() + 1L << 1);
        if (fiche.company().siret() >= 0) signs.add(base * 41 + fiche.company().siret() + 2L << 1);
        return signs;
    }
}
