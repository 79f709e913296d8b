package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the sources without duplicates, in which two records always describe two places because almost none of
/// their records has an evident duplicate. The result is computed from the records, not configured.
final class DuplicateFreeSourceFinder {
    private static final double TWINS_AT_MOST = 0.01;

    private DuplicateFreeSourceFinder() {}

    /// Returns the names of the sources without duplicates. Empty if there is only one source, because its
    /// records are then compared with each other.
    static Set<String> among(List<MatchablePlaceRecord> fiches) {
        var bySource = new HashMap<String, List<MatchablePlaceRecord>>();
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

    /// Returns the number of records with an evident duplicate in the same commune: the same name (or kind, for
    /// a name without other words) and the same address, phone or SIRET.
    static int twins(List<MatchablePlaceRecord> fiches) {
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

    private static List<Long> signs(MatchablePlaceRecord fiche) {
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
