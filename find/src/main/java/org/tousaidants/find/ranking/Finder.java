package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Finds the places that meet a search with some concessions, in one pass over the index. Distance and facts
/// are computed for all candidates. Opening hours are expensive: they are computed for all only if the
/// requested time excludes places, else only for places that may still be among the best. A place that would
/// rank last even if open is only counted.
final class Finder {
    private static final double KM = 1000;
    private static final RankComponent[] COMPONENTS = RankComponent.values();

    private final IndexSearch question;
    private final Set<Concession> given;
    private final Search search;
    private final CandidateIndex index;
    private final Scoring scoring;
    private final OpeningHoursScore openingFit;
    private final boolean shutOut;
    /// Whether the distance was extended: a place beyond the original distance must then be open for sure.
    private final boolean farther;

    private RankedCandidate[] kept = {};
    private int keptCount;
    private int size;

    Finder(IndexSearch question, Set<Concession> given) {
        this.question = question;
        this.given = given;
        this.search = question.search();
        this.index = question.index();
        this.scoring = question.scoring();
        this.openingFit = given.contains(Concession.WHEN) ? question.soonest() : question.asked();
        this.farther = given.contains(Concession.FARTHER) || given.contains(Concession.FAR);
        this.shutOut = !(search.when() instanceof SearchTime.AnyTime) && !given.contains(Concession.WHEN);
    }

    /// « Les premières » — the number of places that fit, and the best of them, sorted by rank.
    record Best(int total, List<Offer> offers) {}

    /// The best places, one for each building.
    static Best best(IndexSearch question, Set<Concession> given, int limit) {
        for (var wanted = 2 * limit + 6; ; wanted *= 4) {
            var finder = new Finder(question, given);
            finder.keep(wanted);
            var offers = finder.oneForEachBuilding(limit);
            // If many places are in the same buildings, more candidates are needed.
            if (offers.size() == limit || finder.keptCount < wanted) return new Best(finder.size, offers);
        }
    }

    static int count(IndexSearch question, Set<Concession> given) {
        var finder = new Finder(question, given);
        finder.each(i -> {
            if (finder.openEnough(i)) finder.size++;
            return true;
        });
        return finder.size;
    }

    static Set<String> ids(IndexSearch question, Set<Concession> given) {
        var finder = new Finder(question, given);
        var ids = new TreeSet<String>();
        finder.each(i -> {
            if (!finder.shutOut || finder.openingFit.of(i) != OpeningHoursScore.SHUT)
                ids.add(finder.index.candidate(i).id());
            return true;
        });
        return ids;
    }

    /// Whether a place fits; stops at the first one.
    static boolean any(IndexSearch question, Set<Concession> given) {
        var nobody = new boolean[] {true};
        var finder = new Finder(question, given);
        finder.each(i -> nobody[0] = !finder.openEnough(i));
        return !nobody[0];
    }

    Offer offer(int i, List<Candidate> sameBuilding) {
        var candidate = index.candidate(i);
        var metres = scoring.metres(i);
        var open = Math.max(0, openingFit.of(i));
        var reasons = new ArrayList<ScoreReason>(COMPONENTS.length);
        for (var component : COMPONENTS)
            if (scoring.weight(component) > 0)
                reasons.add(
                        new ScoreReason(component, scoring.of(component, i, metres, open), scoring.weight(component)));
        return new Offer(
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
        var mask = CandidateMask.of(index, search, given);
        if (search.where().isEmpty() || reachesAnywhere()) {
            index.everywhere(mask, goOn);
            return;
        }
        var where = search.where().get();
        var metres = radius() * KM;
        index.around(where.point(), metres, mask, i -> scoring.metres(i) > metres || goOn.test(i));
        // A place of the named commune counts as near, even if its position is unknown.
        where.commune()
                .ifPresent(commune -> index.unplaced(
                        mask, i -> !index.candidate(i).communeCode().equals(commune.code()) || goOn.test(i)));
    }

    private boolean reachesAnywhere() {
        return search.way() == HelpChannel.REMOTE && !given.contains(Concession.WAY);
    }

    private int radius() {
        if (given.contains(Concession.FAR)) return Concession.FAR_KM;
        return given.contains(Concession.FARTHER) ? 2 * search.radius() : search.radius();
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

    /// Inserts a candidate by rank, then by id. Beyond the requested distance candidates are sorted by
    /// distance, because the page calls them the nearest.
    private void insert(RankedCandidate one) {
        var at = keptCount;
        while (at > 0 && before(one, kept[at - 1])) at--;
        if (at == kept.length) return;
        keptCount = Math.min(keptCount + 1, kept.length);
        System.arraycopy(kept, at, kept, at + 1, keptCount - at - 1);
        kept[at] = one;
    }

    private List<Offer> oneForEachBuilding(int limit) {
        var chosen = new ArrayList<Integer>();
        var others = new ArrayList<List<Candidate>>();
        for (var k = 0; k < keptCount; k++) {
            var i = kept[k].candidate;
            var neighbour = neighbour(i, chosen);
            if (neighbour >= 0) others.get(neighbour).add(index.candidate(i));
            else if (chosen.size() < limit) {
                chosen.add(i);
                others.add(new ArrayList<>(0));
            }
        }
        var offers = new ArrayList<Offer>();
        for (var i = 0; i < chosen.size(); i++) offers.add(offer(chosen.get(i), List.copyOf(others.get(i))));
        return List.copyOf(offers);
    }

    private int neighbour(int i, List<Integer> chosen) {
        for (var k = 0; k < chosen.size(); k++)
            if (Ranker.sameBuilding(index.candidate(i), index.candidate(chosen.get(k)))) return k;
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
