package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Finds the places that meet a search with some dropped criteria, in one pass over the index. Opening hours are
/// slow to compute. They are computed for all candidates only if the requested time excludes places, otherwise only
/// for those that may be among the best; a candidate that would rank last even if open is only counted.
final class MatchingPlaceFinder {
    private static final double KM = 1000;
    private static final RankingComponent[] COMPONENTS = RankingComponent.values();

    private final CandidateIndexSearch question;
    private final Set<SearchConcession> given;
    private final HelpSearch search;
    private final CandidatePlaceIndex index;
    private final PlaceScoring scoring;
    private final OpeningHoursScore openingFit;
    private final boolean shutOut;
    /// Whether the maximum distance was extended. In this case a place beyond the original distance is proposed
    /// only if it is certainly open.
    private final boolean farther;

    private RankedCandidate[] kept = {};
    private int keptCount;
    private int size;

    MatchingPlaceFinder(CandidateIndexSearch question, Set<SearchConcession> given) {
        this.question = question;
        this.given = given;
        this.search = question.search();
        this.index = question.index();
        this.scoring = question.scoring();
        this.openingFit = given.contains(SearchConcession.WHEN) ? question.soonest() : question.asked();
        this.farther = given.contains(SearchConcession.FARTHER) || given.contains(SearchConcession.FAR);
        this.shutOut = !(search.when() instanceof SearchTime.AnyTime) && !given.contains(SearchConcession.WHEN);
    }

    /// « Les premières » — the number of places that meet the search, and the best of them, sorted by rank.
    record BestOffers(int total, List<ProposedPlace> offers) {}

    /// Returns the places with the best rank, at most one for each building.
    ///
    /// @param question the search
    /// @param given the criteria that are dropped
    /// @param limit maximum number of places
    static BestOffers best(CandidateIndexSearch question, Set<SearchConcession> given, int limit) {
        for (var wanted = 2 * limit + 6; ; wanted *= 4) {
            var finder = new MatchingPlaceFinder(question, given);
            finder.keep(wanted);
            var offers = finder.oneForEachBuilding(limit);
            // If many places are in the same buildings, fewer places than requested remain. The search
            // is then repeated with more candidates.
            if (offers.size() == limit || finder.keptCount < wanted) return new BestOffers(finder.size, offers);
        }
    }

    static int count(CandidateIndexSearch question, Set<SearchConcession> given) {
        var finder = new MatchingPlaceFinder(question, given);
        finder.each(i -> {
            if (finder.openEnough(i)) finder.size++;
            return true;
        });
        return finder.size;
    }

    static Set<String> ids(CandidateIndexSearch question, Set<SearchConcession> given) {
        var finder = new MatchingPlaceFinder(question, given);
        var ids = new TreeSet<String>();
        finder.each(i -> {
            if (!finder.shutOut || finder.openingFit.of(i) != OpeningHoursScore.SHUT)
                ids.add(finder.index.candidate(i).id());
            return true;
        });
        return ids;
    }

    /// Returns whether any place meets the search; stops at the first such place.
    ///
    /// @param question the search
    /// @param given the criteria that are dropped
    static boolean any(CandidateIndexSearch question, Set<SearchConcession> given) {
        var nobody = new boolean[] {true};
        var finder = new MatchingPlaceFinder(question, given);
        finder.each(i -> nobody[0] = !finder.openEnough(i));
        return !nobody[0];
    }

    ProposedPlace offer(int i, List<CandidatePlace> sameBuilding) {
        var candidate = index.candidate(i);
        var metres = scoring.metres(i);
        var open = Math.max(0, openingFit.of(i));
        var reasons = new ArrayList<RankingReason>(COMPONENTS.length);
        for (var component : COMPONENTS)
            if (scoring.weight(component) > 0)
                reasons.add(new RankingReason(
                        component, scoring.of(component, i, metres, open), scoring.weight(component)));
        return new ProposedPlace(
                candidate,
                scoring.withOpenness(scoring.atBest(i, metres), open),
                search.where().isPresent() && index.hasPoint(i) && Double.isFinite(metres)
                        ? OptionalDouble.of(metres)
                        : OptionalDouble.empty(),
                candidate.hours().at(question.now()),
                open,
                List.copyOf(reasons),
                sameBuilding);
    }

    private void each(IntPredicate goOn) {
        var mask = CandidatePlaceFilter.of(index, search, given);
        if (search.where().isEmpty() || reachesAnywhere()) {
            index.everywhere(mask, goOn);
            return;
        }
        var where = search.where().get();
        var metres = radius() * KM;
        index.around(where.point(), metres, mask, i -> scoring.metres(i) > metres || goOn.test(i));
        // A place in the named commune counts as near, even if its position is unknown.
        where.commune()
                .ifPresent(commune -> index.unplaced(
                        mask, i -> !index.candidate(i).communeCode().equals(commune.code()) || goOn.test(i)));
    }

    private boolean reachesAnywhere() {
        return search.way() == HelpChannel.REMOTE && !given.contains(SearchConcession.WAY);
    }

    private int radius() {
        if (given.contains(SearchConcession.FAR)) return SearchConcession.FAR_KM;
        return given.contains(SearchConcession.FARTHER) ? 2 * search.radius() : search.radius();
    }

    private boolean openEnough(int i) {
        return !shutOut || openingFit.of(i) > (farther ? OpeningHoursScore.UNSURE : OpeningHoursScore.MUTE);
    }

    private void keep(int wanted) {
        kept = new RankedCandidate[wanted];
        each(i -> {
            if (!openEnough(i)) return true;
            size++;
            if (farther) {
                insert(new RankedCandidate(i, -scoring.metres(i)));
                return true;
            }
            var atBest = scoring.atBest(i, scoring.metres(i));
            if (keptCount == kept.length && atBest < kept[keptCount - 1].rank) return true;
            insert(new RankedCandidate(i, scoring.withOpenness(atBest, Math.max(0, openingFit.of(i)))));
            return true;
        });
    }

    /// Inserts a candidate into the list, which is sorted by rank and, for equal ranks, by id. Candidates beyond
    /// the requested distance are sorted by distance instead, because the page calls them the nearest.
    private void insert(RankedCandidate one) {
        var at = keptCount;
        while (at > 0 && before(one, kept[at - 1])) at--;
        if (at == kept.length) return;
        keptCount = Math.min(keptCount + 1, kept.length);
        System.arraycopy(kept, at, kept, at + 1, keptCount - at - 1);
        kept[at] = one;
    }

    private List<ProposedPlace> oneForEachBuilding(int limit) {
        var chosen = new ArrayList<Integer>();
        var others = new ArrayList<List<CandidatePlace>>();
        for (var k = 0; k < keptCount; k++) {
            var i = kept[k].candidate;
            var neighbour = neighbour(i, chosen);
            if (neighbour >= 0) others.get(neighbour).add(index.candidate(i));
            else if (chosen.size() < limit) {
                chosen.add(i);
                others.add(new ArrayList<>(0));
            }
        }
        var offers = new ArrayList<ProposedPlace>();
        for (var i = 0; i < chosen.size(); i++) offers.add(offer(chosen.get(i), List.copyOf(others.get(i))));
        return List.copyOf(offers);
    }

    private int neighbour(int i, List<Integer> chosen) {
        for (var k = 0; k < chosen.size(); k++)
            if (PlaceRanker.sameBuilding(index.candidate(i), index.candidate(chosen.get(k)))) return k;
        return -1;
    }

    private boolean before(RankedCandidate one, RankedCandidate other) {
        if (one.rank != other.rank) return one.rank > other.rank;
        return index.candidate(one.candidate)
                        .id()
                        .compareTo(index.candidate(other.candidate).id())
                < 0;
    }

    private record RankedCandidate(int candidate, double rank) {}
}
