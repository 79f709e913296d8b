package org.tousaidants.places.merging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.places.directory.PlaceId;

/// « Décisions qui tiennent » — the last decision on each pair, and the groups that follow from all decisions.
/// Computed without the database.
final class MergeDecisionsInForce {
    private final Map<PlaceRecordPair, MergeDecision> last = new HashMap<>();
    private final Map<PlaceId, List<MergeDecision>> of = new HashMap<>();

    /// Creates the set of decisions from the last decision on each pair.
    ///
    /// @param last the last decision on each pair
    MergeDecisionsInForce(Collection<MergeDecision> last) {
        for (var decision : last) {
            this.last.put(decision.pair(), decision);
            if (!decision.holds()) continue;
            of.computeIfAbsent(decision.pair().left(), id -> new ArrayList<>()).add(decision);
            of.computeIfAbsent(decision.pair().right(), id -> new ArrayList<>()).add(decision);
        }
    }

    /// Returns these decisions in force without the decisions with the given numbers.
    MergeDecisionsInForce without(Set<Long> some) {
        return new MergeDecisionsInForce(last.values().stream()
                .filter(decision -> !some.contains(decision.n()))
                .toList());
    }

    Optional<MergeDecision> of(PlaceRecordPair pair) {
        return Optional.ofNullable(last.get(pair));
    }

    /// Returns the decisions in force, the oldest first.
    List<MergeDecision> holding() {
        return last.values().stream()
                .filter(MergeDecision::holds)
                .sorted(Comparator.comparingLong(MergeDecision::n))
                .toList();
    }

    /// Returns the last decision on a pair of one of these records and another record. Decisions that were
    /// undone are included.
    Optional<MergeDecision> latest(Collection<PlaceId> records) {
        var some = Set.copyOf(records);
        return last.values().stream()
                .filter(decision -> decision.verdict() != MergeDecision.MergeVerdict.LATER)
                .filter(decision -> some.contains(decision.pair().left())
                        || some.contains(decision.pair().right()))
                .max(Comparator.comparingLong(MergeDecision::n));
    }

    /// Returns the decisions in force which say that a record of one set and a record of the other set are two
    /// places.
    List<MergeDecision> apart(Collection<PlaceId> here, Collection<PlaceId> there) {
        return between(here, there).stream().filter(MergeDecision::distinct).toList();
    }

    /// Returns the decisions in force about pairs with one record in each of the two sets, the oldest first.
    List<MergeDecision> between(Collection<PlaceId> here, Collection<PlaceId> there) {
        var others = Set.copyOf(there);
        var found = new ArrayList<MergeDecision>();
        for (var record : here)
            for (var decision : of.getOrDefault(record, List.of()))
                if (others.contains(other(decision, record))) found.add(decision);
        found.sort(Comparator.comparingLong(MergeDecision::n));
        return List.copyOf(found);
    }

    /// Returns the shortest chain of decisions « same place » that connects two records; empty if there is none.
    List<MergeDecision> chain(PlaceId from, PlaceId to) {
        var ways = new HashMap<PlaceId, List<MergeDecision>>();
        ways.put(from, List.of());
        var waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            var at = waiting.remove();
            var way = ways.getOrDefault(at, List.of());
            if (at.equals(to)) return way;
            for (var decision : of.getOrDefault(at, List.of())) {
                var next = other(decision, at);
                if (!decision.same() || ways.containsKey(next)) continue;
                var longer = new ArrayList<>(way);
                longer.add(decision);
                ways.put(next, List.copyOf(longer));
                waiting.add(next);
            }
        }
        return List.of();
    }

    /// Returns the groups into which the decisions « same place » divide these records.
    List<Set<PlaceId>> groups(Collection<PlaceId> records) {
        var remaining = new LinkedHashSet<>(records);
        var seen = new HashSet<PlaceId>();
        var groups = new ArrayList<Set<PlaceId>>();
        for (var record : remaining) {
            if (!seen.add(record)) continue;
            var group = new LinkedHashSet<PlaceId>();
            var waiting = new ArrayDeque<>(List.of(record));
            while (!waiting.isEmpty()) {
                var at = waiting.remove();
                group.add(at);
                for (var decision : of.getOrDefault(at, List.of())) {
                    var next = other(decision, at);
                    if (decision.same() && remaining.contains(next) && seen.add(next)) waiting.add(next);
                }
            }
            groups.add(group);
        }
        return groups;
    }

    private static PlaceId other(MergeDecision decision, PlaceId record) {
        return decision.pair().left().equals(record)
                ? decision.pair().right()
                : decision.pair().left();
    }
}
