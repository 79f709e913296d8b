package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Selects candidates by bits, 64 at a time: a candidate must have every bit of `all`, none of `none`, and at
/// least one of each group in `any`.
final class CandidateMask {
    private final long[][] all;
    private final long[][] none;
    private final long[][][] any;

    private CandidateMask(List<long[]> all, List<long[]> none, List<long[][]> any) {
        this.all = all.toArray(long[][]::new);
        this.none = none.toArray(long[][]::new);
        this.any = any.toArray(long[][][]::new);
    }

    static CandidateMask of(CandidateIndex index, Search search, Set<Concession> given) {
        var masks = new ArrayList<long[]>();
        var none = new ArrayList<long[]>();
        var any = new ArrayList<long[][]>();
        for (var criterion : search.matters())
            if (!given.contains(Concession.of(criterion))) masks.add(index.bits(criterion));
        if (search.matters().contains(Criterion.FREE)
                && given.contains(Concession.PRICE_UNSAID)
                && !given.contains(Concession.PAID)) none.add(index.bits(PlaceFact.PAID));
        if (!given.contains(Concession.WAY))
            switch (search.way()) {
                case AT_PLACE, WITHOUT_CAR -> {}
                case AT_HOME -> masks.add(index.bits(PlaceFact.HOME_SAID));
                case REMOTE -> masks.add(index.bits(PlaceFact.REMOTE));
            }
        if (search.way().travels() || given.contains(Concession.WAY)) none.add(index.bits(PlaceFact.NO_PUBLIC));
        needs(index, search, given, any);
        return new CandidateMask(masks, none, any);
    }

    private static void needs(CandidateIndex index, Search search, Set<Concession> given, List<long[][]> any) {
        var groups = search.needs().stream()
                .map(need -> answering(index, search, need))
                .toList();
        if (given.contains(Concession.SERVICES_UNSAID)) {
            var either = new ArrayList<>(groups.stream().flatMap(List::stream).toList());
            either.add(index.bits(PlaceFact.SERVICES_UNSAID));
            if (!groups.isEmpty()) any.add(either.toArray(long[][]::new));
        } else if (given.contains(Concession.ALL_NEEDS)) {
            any.add(groups.stream().flatMap(List::stream).toArray(long[][]::new));
        } else groups.forEach(group -> any.add(group.toArray(long[][]::new)));
    }

    /// The bits of the services that answer a need. No national service is repair: a place that repairs answers a
    /// need about a device if the person asks for a repair.
    private static List<long[]> answering(CandidateIndex index, Search search, Need need) {
        var bits = new ArrayList<>(need.mainServices().stream().map(index::bits).toList());
        if (search.matters().contains(Criterion.REPAIR) && (need == Need.BUY || need == Need.DEVICE))
            bits.add(index.bits(Criterion.REPAIR));
        return bits;
    }

    static CandidateMask franceServices(CandidateIndex index) {
        return new CandidateMask(
                List.of(index.bits(PlaceFact.FRANCE_SERVICES)), List.of(index.bits(PlaceFact.NO_PUBLIC)), List.of());
    }

    /// The next 64 bits. Bits after the last candidate may be set; the index ignores them.
    long word(int i) {
        var kept = -1L;
        for (var bits : all) kept &= bits[i];
        for (var bits : none) kept &= ~bits[i];
        for (var group : any) {
            if (kept == 0) return 0;
            var one = 0L;
            for (var bits : group) one |= bits[i];
            kept &= one;
        }
        return kept;
    }
}
