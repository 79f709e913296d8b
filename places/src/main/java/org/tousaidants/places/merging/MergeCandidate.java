package org.tousaidants.places.merging;

import java.util.List;

/// « Rapprochement proposé » — two records that may be one place, with the reasons.
///
/// @param sure the matcher would answer for it
/// @param held a rule, or another record, holds it back however alike they are: `sentence` says which, and no figure of
///     likeness means anything
record MergeCandidate(
        Pair pair, double probability, boolean sure, boolean held, String sentence, List<Reason> reasons) {
    /// One question that was asked of both, the answer, and how much it weighs, in words.
    record Reason(String sentence, String weight, double bits) {}

    /// What speaks for one place, the most telling first.
    List<Reason> bringing() {
        return reasons.stream().filter(reason -> reason.bits() > 0).toList();
    }

    /// What speaks against.
    List<Reason> parting() {
        return reasons.stream().filter(reason -> reason.bits() <= 0).toList();
    }
}
