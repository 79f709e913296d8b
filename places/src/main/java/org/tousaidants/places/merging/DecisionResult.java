package org.tousaidants.places.merging;

import java.util.List;
import java.util.Optional;

/// « Ce qu'est devenue une décision » — the result of making a decision.
sealed interface DecisionResult {
    /// The decision was stored with this number.
    record Done(long n) implements DecisionResult {}

    /// The decision was stored, but other decisions had already joined the places.
    record Joined(long n) implements DecisionResult {}

    /// Nothing was stored: it is already so, by the decision `by`, or by several others together.
    record Already(Optional<MergeDecision> by) implements DecisionResult {}

    /// Nothing was stored: a person has decided since the page was shown.
    record Overtaken(MergeDecision by) implements DecisionResult {}

    /// Nothing was stored: earlier decisions contradict it, and one of them must be undone first.
    record Contradicts(List<MergeDecision> earlier) implements DecisionResult {}

    /// Nothing was stored: a harvest is writing.
    record Busy() implements DecisionResult {}

    record NotFound() implements DecisionResult {}
}
