package org.tousaidants.places.merging;

import java.util.List;
import java.util.Optional;

/// « Ce qu'est devenue une décision »
sealed interface Deciding {
    /// Written, under this number.
    record Done(long n) implements Deciding {}

    /// Written as well; other decisions had joined them already. From now on this one holds them too.
    record Joined(long n) implements Deciding {}

    /// That stands already: `by` whose decision, unless others together led to it.
    record Already(Optional<PairDecision> by) implements Deciding {}

    /// A person decided since the page was opened: nothing was written.
    record Overtaken(PairDecision by) implements Deciding {}

    /// Earlier decisions say the contrary together: nothing was written, one of them must be taken back first.
    record Contradicts(List<PairDecision> earlier) implements Deciding {}

    /// A harvest is writing: nothing was written.
    record Busy() implements Deciding {}

    record NotFound() implements Deciding {}
}
