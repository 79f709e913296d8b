package org.tousaidants.places.merging;

import java.util.List;
import java.util.Optional;

/// « Ce qu'est devenue une décision » — the result of making a decision about a pair.
sealed interface MergeDecisionResult {
    /// The decision was stored with this number.
    record DecisionStored(long n) implements MergeDecisionResult {}

    /// The decision was stored, but other decisions had already joined the places.
    record PlacesAlreadyJoined(long n) implements MergeDecisionResult {}

    /// Nothing was stored, because the decision already applies. It follows from the earlier decision `by`, or,
    /// if `by` is empty, from several earlier decisions together.
    record DecisionAlreadyInForce(Optional<MergeDecision> by) implements MergeDecisionResult {}

    /// Nothing was stored, because a person has decided about the pair after the page was opened.
    record DecisionOvertaken(MergeDecision by) implements MergeDecisionResult {}

    /// Nothing was stored, because the decision contradicts the decisions `earlier`. One of them must be undone
    /// before the new decision can be stored.
    record ContradictoryDecision(List<MergeDecision> earlier) implements MergeDecisionResult {}

    /// Nothing was stored, because a harvest is storing places of the network at this moment.
    record DecisionBlockedByHarvest() implements MergeDecisionResult {}

    record PairNotFound() implements MergeDecisionResult {}
}
