package org.tousaidants.core.linkage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Applies the decisions of people, « same » and « not the same », to the records. If decisions contradict each
/// other, none of the « same » decisions in the chain is applied, and the records of the « not the same » decision
/// are not merged.
final class HumanMatchDecisions {
    private static final Comparator<RecordedPairDecision> ORDER = Comparator.comparing(RecordedPairDecision::left)
            .thenComparing(ruling -> ruling.right())
            .thenComparing(ruling -> ruling.same());

    record DecidedPair(int left, int right) {}

    private final Set<DecidedPair> same = new LinkedHashSet<>();
    private final Set<DecidedPair> distinct = new HashSet<>();
    private final Set<DecidedPair> contested = new HashSet<>();
    private final List<MatchDecisionConflict> contradictions = new ArrayList<>();
    private final Map<Integer, List<Integer>> apart = new HashMap<>();
    private final Set<DecidedPair> namedPairs = new HashSet<>();
    private final List<DecidedPair> named;
    private final int unknown;

    HumanMatchDecisions(RecordIndex<?> roster, Collection<RecordedPairDecision> given) {
        var sorted = new TreeSet<>(ORDER);
        sorted.addAll(given);
        var strangers = 0;
        var held = new ArrayList<RecordedPairDecision>();
        for (var ruling : sorted) {
            if (roster.rank(ruling.left()) < 0 || roster.rank(ruling.right()) < 0) strangers++;
            else held.add(ruling);
        }
        unknown = strangers;
        var standing = new TreeSet<>(ORDER);
        held.stream().filter(RecordedPairDecision::same).forEach(standing::add);
        for (var ruling : held) {
            if (ruling.same()) continue;
            var ends = pair(roster, ruling);
            distinct.add(ends);
            for (var chain = chain(standing, ruling); !chain.isEmpty(); chain = chain(standing, ruling)) {
                contradictions.add(new MatchDecisionConflict(chain, ruling));
                chain.forEach(standing::remove);
                chain.forEach(link -> contested.add(pair(roster, link)));
                contested.add(ends);
            }
        }
        standing.forEach(ruling -> same.add(pair(roster, ruling)));
        for (var pairs : List.of(same, distinct, contested)) namedPairs.addAll(pairs);
        named = namedPairs.stream()
                .sorted(Comparator.comparingInt(DecidedPair::left).thenComparingInt(DecidedPair::right))
                .toList();
        for (var pairs : List.of(distinct, contested))
            for (var pair : pairs) {
                apart.computeIfAbsent(pair.left, _ -> new ArrayList<>()).add(pair.right);
                apart.computeIfAbsent(pair.right, _ -> new ArrayList<>()).add(pair.left);
            }
    }

    /// Returns the shortest chain of « same » decisions between the two records of a « not the same » decision.
    private static List<RecordedPairDecision> chain(Set<RecordedPairDecision> standing, RecordedPairDecision broken) {
        var neighbours = new HashMap<RecordKey, List<RecordedPairDecision>>();
        for (var ruling : standing) {
            neighbours.computeIfAbsent(ruling.left(), _ -> new ArrayList<>()).add(ruling);
            neighbours.computeIfAbsent(ruling.right(), _ -> new ArrayList<>()).add(ruling);
        }
        var reached = new HashMap<RecordKey, List<RecordedPairDecision>>();
        reached.put(broken.left(), List.of());
        var waiting = new ArrayDeque<>(List.of(broken.left()));
        while (!waiting.isEmpty()) {
            var at = waiting.remove();
            var way = reached.getOrDefault(at, List.of());
            if (at.equals(broken.right())) return way;
            for (var ruling : neighbours.getOrDefault(at, List.of())) {
                var next = ruling.left().equals(at) ? ruling.right() : ruling.left();
                if (reached.containsKey(next)) continue;
                var longer = new ArrayList<>(way);
                longer.add(ruling);
                reached.put(next, longer);
                waiting.add(next);
            }
        }
        return List.of();
    }

    private static DecidedPair pair(RecordIndex<?> roster, RecordedPairDecision ruling) {
        var left = roster.rank(ruling.left());
        var right = roster.rank(ruling.right());
        return new DecidedPair(Math.min(left, right), Math.max(left, right));
    }

    Set<DecidedPair> same() {
        return same;
    }

    boolean ruledSame(int left, int right) {
        return same.contains(new DecidedPair(left, right));
    }

    boolean ruledDistinct(int left, int right) {
        return distinct.contains(new DecidedPair(left, right));
    }

    boolean contested(int left, int right) {
        return contested.contains(new DecidedPair(left, right));
    }

    /// Returns all pairs of records about which people decided, in order.
    List<DecidedPair> named() {
        return named;
    }

    boolean named(int left, int right) {
        return !named.isEmpty() && namedPairs.contains(new DecidedPair(left, right));
    }

    /// Returns the ranks of the records that, by the decisions of people, must not be merged with the record of
    /// this rank.
    List<Integer> apart(int rank) {
        return apart.getOrDefault(rank, List.of());
    }

    List<MatchDecisionConflict> contradictions() {
        return List.copyOf(contradictions);
    }

    int unknown() {
        return unknown;
    }
}
