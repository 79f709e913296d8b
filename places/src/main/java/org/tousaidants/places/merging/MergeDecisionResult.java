package org.tousaidants.places.merging;

import java.util.List;
import java.util.Optional;

/// « Ce qu'est devenue une décision » — the result of making a decision about a pair.
sealed interface MergeDecisionResult {
    /// The decision was stored with this number.
    record DecisionStored(long n) implements MergeDecisionResult {}

    /// The decision was stored, but other decisions had already joined the places.
    record PlacesAlreadyJoined(long n) implements MergeDecisionResult {}

    /// Nothing was stored, because the decision already applies: by the earlier decision `by`, or by several
    /// others together.
    record DecisionAlreadyInForce(Optional<MergeDecision> by) implements MergeDecisionResult {}

    /// Nothing was stored, because a person has decided about the pair after the page was opened.
    record DecisionOvertaken(MergeDecision by) implements MergeDecisionResult {}

    /// Nothing was stored, because the decision contradicts the decisions `earlier`; one of these must be undone
    /// first.
    record ContradictoryDecision(List<MergeDecision> earlier) implements MergeDecisionResult {}

    /// Nothing was stored, because a harvest is writing to the network.
    record DecisionBlockedByHarvest() implements MergeDecisionResult {}

    record PairNotFound() implements MergeDecisionResult {}
}
