package org.tousaidants.places.merging;

import java.util.List;
import java.util.Optional;

/// « Ce qu'est devenue une décision »
sealed interface DecisionResult {
    /// Written, under this number.
    record Done(long n) implements DecisionResult {}

    /// Written as well; other decisions had joined them already. From now on this one holds them too.
    record Joined(long n) implements DecisionResult {}

    /// Already the case: `by` which decision, unless others together led to it.
    record Already(Optional<MergeDecision> by) implements DecisionResult {}

    /// A person decided since the page was opened: nothing was written.
    record Overtaken(MergeDecision by) implements DecisionResult {}

    /// Earlier decisions together contradict it: nothing was written, one of them must be undone first.
    record Contradicts(List<MergeDecision> earlier) implements DecisionResult {}

    /// A harvest is writing: nothing was written.
    record Busy() implements DecisionResult {}

    record NotFound() implements DecisionResult {}
}
