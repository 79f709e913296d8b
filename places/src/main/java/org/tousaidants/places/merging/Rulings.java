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

/// « Décisions qui tiennent » — the last decision of each pair, and what follows from them together. Pure.
final class Rulings {
    private final Map<Pair, PairDecision> last = new HashMap<>();
    private final Map<PlaceId, List<PairDecision>> of = new HashMap<>();

    /// @param last the last decision of each pair
    Rulings(Collection<PairDecision> last) {
        for (var decision : last) {
            this.last.put(decision.pair(), decision);
            if (!decision.holds()) continue;
            of.computeIfAbsent(decision.pair().left(), id -> new ArrayList<>()).add(decision);
            of.computeIfAbsent(decision.pair().right(), id -> new ArrayList<>()).add(decision);
        }
    }

    /// The same if some of them, by their numbers, had never been made.
    Rulings without(Set<Long> some) {
        return new Rulings(last.values().stream()
                .filter(decision -> !some.contains(decision.n()))
                .toList());
    }

    Optional<PairDecision> of(Pair pair) {
        return Optional.ofNullable(last.get(pair));
    }

    /// Those that hold, oldest first.
    List<PairDecision> holding() {
        return last.values().stream()
                .filter(PairDecision::holds)
                .sorted(Comparator.comparingLong(PairDecision::n))
                .toList();
    }

    /// The last that was said of any of these records and of any other, even to take something back.
    Optional<PairDecision> latest(Collection<PlaceId> records) {
        var some = Set.copyOf(records);
        return last.values().stream()
                .filter(decision -> decision.verdict() != PairDecision.Verdict.LATER)
                .filter(decision -> some.contains(decision.pair().left())
                        || some.contains(decision.pair().right()))
                .max(Comparator.comparingLong(PairDecision::n));
    }

    /// Those that say of a record here and one there that they are two places.
    List<PairDecision> apart(Collection<PlaceId> here, Collection<PlaceId> there) {
        return between(here, there).stream().filter(PairDecision::distinct).toList();
    }

    /// Those that hold between a record here and one there, oldest first.
    List<PairDecision> between(Collection<PlaceId> here, Collection<PlaceId> there) {
        var others = Set.copyOf(there);
        var found = new ArrayList<PairDecision>();
        for (var record : here)
            for (var decision : of.getOrDefault(record, List.of()))
                if (others.contains(other(decision, record))) found.add(decision);
        found.sort(Comparator.comparingLong(PairDecision::n));
        return List.copyOf(found);
    }

    /// The shortest way from one record to another along decisions that they are one place; empty without one.
    List<PairDecision> chain(PlaceId from, PlaceId to) {
        var ways = new HashMap<PlaceId, List<PairDecision>>();
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

    /// How these records hold together by decisions that they are one place.
    List<Set<PlaceId>> groups(Collection<PlaceId> records) {
        var all = new LinkedHashSet<>(records);
        var seen = new HashSet<PlaceId>();
        var groups = new ArrayList<Set<PlaceId>>();
        for (var record : all) {
            if (!seen.add(record)) continue;
            var group = new LinkedHashSet<PlaceId>();
            var waiting = new ArrayDeque<>(List.of(record));
            while (!waiting.isEmpty()) {
                var at = waiting.remove();
                group.add(at);
                for (var decision : of.getOrDefault(at, List.of())) {
                    var next = other(decision, at);
                    if (decision.same() && all.contains(next) && seen.add(next)) waiting.add(next);
                }
            }
            groups.add(group);
        }
        return groups;
    }

    private static PlaceId other(PairDecision decision, PlaceId record) {
        return decision.pair().left().equals(record)
                ? decision.pair().right()
                : decision.pair().left();
    }
}
