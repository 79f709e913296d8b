package org.tousaidants.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// One pass over the index: who fits a search from which some things were given up. Distance and facts are
/// cheap and looked at for all; hours are dear and looked at for all only when the moment asked leaves places
/// out, else for those that may still be among the best.
final class Finder {
    private static final double KM = 1000;

    private final Question question;
    private final Set<Concession> given;
    private final Search search;
    private final Index index;
    private final Scoring scoring;
    private final Openness openness;
    private final boolean shutOut;

    private int[] found = new int[64];
    private double[] atBest = new double[64];
    private int size;

    Finder(Question question, Set<Concession> given) {
        this.question = question;
        this.given = given;
        this.search = question.search();
        this.index = question.index();
        this.scoring = question.scoring();
        this.openness = given.contains(Concession.WHEN) ? question.soonest() : question.asked();
        this.shutOut = !(search.when() instanceof When.AnyTime) && !given.contains(Concession.WHEN);
    }

    static Finder find(Question question, Set<Concession> given) {
        var finder = new Finder(question, given);
        finder.each(i -> {
            if (finder.openEnough(i)) finder.add(i);
            return true;
        });
        return finder;
    }

    /// Is there anybody? Stops at the first one.
    static boolean any(Question question, Set<Concession> given) {
        var nobody = new boolean[] {true};
        var finder = new Finder(question, given);
        finder.each(i -> nobody[0] = !finder.openEnough(i));
        return !nobody[0];
    }

    int size() {
        return size;
    }

    Set<String> ids() {
        var ids = new TreeSet<String>();
        for (var i = 0; i < size; i++) ids.add(index.candidate(found[i]).id());
        return ids;
    }

    /// The first ones in rank, one for each building.
    List<Offer> best(int limit) {
        for (var wanted = 2 * limit + 6; ; wanted *= 4) {
            var ranked = ranked(wanted);
            var offers = oneForEachBuilding(ranked, limit);
            if (offers.size() == limit || ranked.length < wanted) return offers;
        }
    }

    Offer offer(int i, List<Candidate> sameBuilding) {
        var candidate = index.candidate(i);
        var metres = scoring.metres(i);
        var open = Math.max(0, openness.of(i));
        var reasons = Arrays.stream(Component.values())
                .filter(component -> scoring.weight(component) > 0)
                .map(component ->
                        new Reason(component, scoring.of(component, i, metres, open), scoring.weight(component)))
                .toList();
        return new Offer(
                candidate,
                scoring.withOpenness(scoring.atBest(i, metres), open),
                search.where().isPresent() && index.hasPoint(i) ? OptionalDouble.of(metres) : OptionalDouble.empty(),
                candidate.hours().at(question.now()),
                open,
                reasons,
                sameBuilding);
    }

    private void each(IntPredicate goOn) {
        var mask = Mask.of(index, search, given);
        if (search.where().isEmpty() || reachesAnywhere()) {
            index.everywhere(mask, goOn);
            return;
        }
        var where = search.where().get();
        var metres = radius() * KM;
        index.around(where.point(), metres, mask, i -> scoring.metres(i) > metres || goOn.test(i));
        // A place of the commune that was named is near, even when nobody knows where it stands.
        where.commune()
                .ifPresent(commune -> index.unplaced(
                        mask, i -> !index.candidate(i).communeCode().equals(commune.code()) || goOn.test(i)));
    }

    private boolean reachesAnywhere() {
        return search.way() == Way.REMOTE && !given.contains(Concession.WAY);
    }

    private int radius() {
        if (given.contains(Concession.FAR)) return Concession.FAR_KM;
        return given.contains(Concession.FARTHER) ? 2 * search.radius() : search.radius();
    }

    private boolean openEnough(int i) {
        return !shutOut || openness.of(i) != Openness.SHUT;
    }

    private void add(int i) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
            atBest = Arrays.copyOf(atBest, 2 * size);
        }
        found[size] = i;
        atBest[size++] = scoring.atBest(i, scoring.metres(i));
    }

    private List<Offer> oneForEachBuilding(int[] ranked, int limit) {
        var chosen = new ArrayList<Integer>();
        var others = new ArrayList<List<Candidate>>();
        for (var i : ranked) {
            var neighbour = neighbour(i, chosen);
            if (neighbour >= 0) others.get(neighbour).add(index.candidate(i));
            else if (chosen.size() < limit) {
                chosen.add(i);
                others.add(new ArrayList<>());
            }
        }
        var offers = new ArrayList<Offer>();
        for (var i = 0; i < chosen.size(); i++) offers.add(offer(chosen.get(i), List.copyOf(others.get(i))));
        return List.copyOf(offers);
    }

    private int neighbour(int i, List<Integer> chosen) {
        for (var k = 0; k < chosen.size(); k++)
            if (Matching.sameBuilding(index.candidate(i), index.candidate(chosen.get(k)))) return k;
        return -1;
    }

    /// The first `wanted` in rank, ties by id. Candidates are taken from the best that they could be; as soon
    /// as the next could not beat the last one kept, hours need no more be looked at.
    private int[] ranked(int wanted) {
        var heap = new Heap(size, atBest);
        var kept = new Kept[Math.min(wanted, size)];
        var count = 0;
        while (heap.size() > 0) {
            var next = heap.pop();
            if (count == kept.length && atBest[next] < kept[count - 1].rank) break;
            var open = Math.max(0, openness.of(found[next]));
            var one = new Kept(found[next], scoring.withOpenness(atBest[next], open));
            count = insert(kept, count, one);
        }
        return Arrays.stream(kept, 0, count).mapToInt(Kept::candidate).toArray();
    }

    private int insert(Kept[] kept, int count, Kept one) {
        var at = count;
        while (at > 0 && before(one, kept[at - 1])) at--;
        if (at == kept.length) return count;
        var grown = Math.min(count + 1, kept.length);
        System.arraycopy(kept, at, kept, at + 1, grown - at - 1);
        kept[at] = one;
        return grown;
    }

    private boolean before(Kept one, Kept other) {
        if (one.rank != other.rank) return one.rank > other.rank;
        return index.candidate(one.candidate)
                        .id()
                        .compareTo(index.candidate(other.candidate).id())
                < 0;
    }

    private record Kept(int candidate, double rank) {}
}
