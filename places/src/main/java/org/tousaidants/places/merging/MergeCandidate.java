package org.tousaidants.places.merging;

import java.util.List;

/// « Rapprochement proposé » — two records that may be one place, with the reasons.
///
/// @param sure the matcher decides for one place
/// @param held a rule, or another record, blocks it however similar they are: `sentence` names it, and no
/// figure of
///     similarity is shown
record MergeCandidate(
        RecordPair pair, double probability, boolean sure, boolean held, String sentence, List<Reason> reasons) {
    /// One comparison of both, its answer, and its weight in words.
    record Reason(String sentence, String weight, double bits) {}

    /// The reasons for one place, the strongest first.
    List<Reason> bringing() {
        return reasons.stream().filter(reason -> reason.bits() > 0).toList();
    }

    /// The reasons against.
    List<Reason> parting() {
        return reasons.stream().filter(reason -> reason.bits() <= 0).toList();
    }
}
