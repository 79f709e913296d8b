package org.tousaidants.places.merging;

import java.util.List;

/// « Rapprochement proposé » — two records that may be one place, with the reasons.
///
/// @param sure whether the matcher decides for one place
/// @param held whether a rule or another record forbids it, which `sentence` names: pages then show no figure
/// of similarity
record MergeCandidate(
        RecordPair pair, double probability, boolean sure, boolean held, String sentence, List<Reason> reasons) {
    /// One comparison: its result, and its weight in words.
    record Reason(String sentence, String weight, double bits) {}

    /// The reasons for a match, strongest first.
    List<Reason> bringing() {
        return reasons.stream().filter(reason -> reason.bits() > 0).toList();
    }

    /// The reasons against a match.
    List<Reason> parting() {
        return reasons.stream().filter(reason -> reason.bits() <= 0).toList();
    }
}
