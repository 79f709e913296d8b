package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « Lot » — decisions made in one act, their later changes, and the places that would be separated if those
/// still in force were undone. Pure.
///
/// @param groups how the records of these places would be grouped
/// @param latest number of the last decision on any of them, which a request to undo the batch must repeat
record DecisionBatch(UUID id, List<BatchRow> lines, List<Set<PlaceId>> groups, MergeDecision latest) {
    /// @param since a later decision on the pair, which stays
    /// @param left the records with which the left record would stay, itself included; empty if nothing
    /// would change
    record BatchRow(MergeDecision decision, Optional<MergeDecision> since, Set<PlaceId> left, Set<PlaceId> right) {
        boolean holds() {
            return since.isEmpty();
        }

        /// Whether other decisions keep the two together.
        boolean stay() {
            return left.equals(right);
        }
    }

    /// « Lot » — one batch in a list.
    record BatchSummary(UUID id, Instant at, String name, int pairs, int holding) {}

    /// @param decisions those of the batch, in order, not empty
    /// @param places the records of each place concerned
    static DecisionBatch of(
            UUID id,
            List<MergeDecision> decisions,
            DecisionsInForce rulings,
            Collection<? extends Collection<PlaceId>> places) {
        var holding = new HashSet<Long>();
        var records = new LinkedHashSet<PlaceId>();
        for (var decision : decisions) {
            records.add(decision.pair().left());
            records.add(decision.pair().right());
            if (rulings.of(decision.pair())
                    .filter(last -> last.n() == decision.n())
                    .isPresent()) holding.add(decision.n());
        }
        var without = rulings.without(holding);
        var groups = new ArrayList<Set<PlaceId>>();
        for (var place : places) {
            if (decisions.stream()
                    .noneMatch(one -> holding.contains(one.n())
                            && place.contains(one.pair().left()))) continue;
            records.addAll(place);
            groups.addAll(without.groups(place));
        }
        var groupOf = new HashMap<PlaceId, Set<PlaceId>>();
        for (var group : groups) for (var record : group) groupOf.put(record, group);
        var lines = decisions.stream()
                .map(decision -> holding.contains(decision.n())
                        ? new BatchRow(
                                decision,
                                Optional.empty(),
                                group(groupOf, decision.pair().left()),
                                group(groupOf, decision.pair().right()))
                        : new BatchRow(decision, rulings.of(decision.pair()), Set.of(), Set.of()))
                .toList();
        return new DecisionBatch(
                id, lines, List.copyOf(groups), rulings.latest(records).orElse(decisions.getLast()));
    }

    private static Set<PlaceId> group(Map<PlaceId, Set<PlaceId>> groupOf, PlaceId record) {
        return groupOf.getOrDefault(record, Set.of(record));
    }

    MergeDecision first() {
        return lines.getFirst().decision();
    }

    /// The decisions that can still be undone.
    List<MergeDecision> holding() {
        return lines.stream().filter(BatchRow::holds).map(BatchRow::decision).toList();
    }
}
