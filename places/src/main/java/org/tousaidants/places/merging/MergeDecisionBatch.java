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

/// « Lot » — decisions that a person made together, their later changes, and the places that would be separated if
/// the decisions still in force were undone. Computed without the database.
///
/// @param groups the groups of records that these places would form after undoing
/// @param latest the last decision on any of the pairs; a request to undo the batch must repeat its number
record MergeDecisionBatch(UUID id, List<MergeBatchRow> lines, List<Set<PlaceId>> groups, MergeDecision latest) {
    /// One decision of the batch.
    ///
    /// @param since a later decision on the same pair, which undoing the batch does not affect
    /// @param left the records with which the left record would stay, including itself; empty if nothing would
    ///     change
    /// @param right the same for the right record
    record MergeBatchRow(MergeDecision decision, Optional<MergeDecision> since, Set<PlaceId> left, Set<PlaceId> right) {
        boolean holds() {
            return since.isEmpty();
        }

        /// Returns whether the two records of this decision would stay together after undoing the batch,
        /// because other decisions join them.
        boolean stay() {
            return left.equals(right);
        }
    }

    /// « Lot » — one batch in a list of batches.
    record MergeBatchSummary(UUID id, Instant at, String name, int pairs, int holding) {}

    /// Computes the state of a batch of decisions.
    ///
    /// @param decisions the decisions of the batch in their order; not empty
    /// @param places the records of each place concerned
    static MergeDecisionBatch of(
            UUID id,
            List<MergeDecision> decisions,
            MergeDecisionsInForce rulings,
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
                        ? new MergeBatchRow(
                                decision,
                                Optional.empty(),
                                group(groupOf, decision.pair().left()),
                                group(groupOf, decision.pair().right()))
                        : new MergeBatchRow(decision, rulings.of(decision.pair()), Set.of(), Set.of()))
                .toList();
        return new MergeDecisionBatch(
                id, lines, List.copyOf(groups), rulings.latest(records).orElse(decisions.getLast()));
    }

    private static Set<PlaceId> group(Map<PlaceId, Set<PlaceId>> groupOf, PlaceId record) {
        return groupOf.getOrDefault(record, Set.of(record));
    }

    MergeDecision first() {
        return lines.getFirst().decision();
    }

    /// Returns the decisions that can still be undone.
    List<MergeDecision> holding() {
        return lines.stream()
                .filter(MergeBatchRow::holds)
                .map(MergeBatchRow::decision)
                .toList();
    }
}
