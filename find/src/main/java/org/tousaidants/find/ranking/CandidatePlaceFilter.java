package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Selects candidates by bits, 64 at a time: a candidate must have every bit of `all`, no bit of `none`, and at
/// least one bit of each group in `any`.
final class CandidatePlaceFilter {
    private final long[][] all;
    private final long[][] none;
    private final long[][][] any;

    private CandidatePlaceFilter(List<long[]> all, List<long[]> none, List<long[][]> any) {
        this.all = all.toArray(long[][]::new);
        this.none = none.toArray(long[][]::new);
        this.any = any.toArray(long[][][]::new);
    }

    static CandidatePlaceFilter of(CandidatePlaceIndex index, HelpSearch search, Set<SearchConcession> given) {
        var masks = new ArrayList<long[]>();
        var none = new ArrayList<long[]>();
        var any = new ArrayList<long[][]>();
        for (var criterion : search.matters())
            if (!given.contains(SearchConcession.of(criterion))) masks.add(index.bits(criterion));
        if (search.matters().contains(SearchCriterion.FREE)
                && given.contains(SearchConcession.PRICE_UNSAID)
                && !given.contains(SearchConcession.PAID)) none.add(index.bits(PlaceFact.PAID));
        if (!given.contains(SearchConcession.WAY))
            switch (search.way()) {
                case AT_PLACE, WITHOUT_CAR -> {}
                case AT_HOME -> masks.add(index.bits(PlaceFact.HOME_SAID));
                case REMOTE -> masks.add(index.bits(PlaceFact.REMOTE));
            }
        if (search.way().travels() || given.contains(SearchConcession.WAY)) none.add(index.bits(PlaceFact.NO_PUBLIC));
        needs(index, search, given, any);
        return new CandidatePlaceFilter(masks, none, any);
    }

    private static void needs(
            CandidatePlaceIndex index, HelpSearch search, Set<SearchConcession> given, List<long[][]> any) {
        var groups = search.needs().stream()
                .map(need -> answering(index, search, need))
                .toList();
        if (given.contains(SearchConcession.SERVICES_UNSAID)) {
            var either = new ArrayList<>(groups.stream().flatMap(List::stream).toList());
            either.add(index.bits(PlaceFact.SERVICES_UNSAID));
            if (!groups.isEmpty()) any.add(either.toArray(long[][]::new));
        } else if (given.contains(SearchConcession.ALL_NEEDS)) {
            any.add(groups.stream().flatMap(List::stream).toArray(long[][]::new));
        } else groups.forEach(group -> any.add(group.toArray(long[][]::new)));
    }

    /// The bits of the services that answer a need. No national service is repair: a place that repairs answers a
    /// need about a device if the person asks for a repair.
    private static List<long[]> answering(CandidatePlaceIndex index, HelpSearch search, HelpNeed need) {
        var bits = new ArrayList<>(need.mainServices().stream().map(index::bits).toList());
        if (search.matters().contains(SearchCriterion.REPAIR) && (need == HelpNeed.BUY || need == HelpNeed.DEVICE))
            bits.add(index.bits(SearchCriterion.REPAIR));
        return bits;
    }

    static CandidatePlaceFilter franceServices(CandidatePlaceIndex index) {
        return new CandidatePlaceFilter(
                List.of(index.bits(PlaceFact.FRANCE_SERVICES)), List.of(index.bits(PlaceFact.NO_PUBLIC)), List.of());
    }

    /// Returns the next 64 bits of the selection, one bit per candidate.
    ///
    /// @param i index of the group of 64 candidates. In the last group, bits after the last candidate may
    ///     be set; the index ignores them
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
