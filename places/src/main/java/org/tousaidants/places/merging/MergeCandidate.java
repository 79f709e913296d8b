package org.tousaidants.places.merging;

import java.util.List;

/// « Rapprochement proposé » — two records that may describe the same place, with the reasons.
///
/// @param sure whether the matcher decides for a single place
/// @param held whether a rule or another record, named in `sentence`, forbids the match; pages then show no
///     number for the similarity
record MergeCandidate(
        PlaceRecordPair pair,
        double probability,
        boolean sure,
        boolean held,
        String sentence,
        List<MergeReason> reasons) {
    /// One comparison of two records: its result and its weight, both in words; `bits` is the weight in bits.
    record MergeReason(String sentence, String weight, double bits) {}

    /// Returns the reasons why the two records may describe the same place, the strongest first.
    List<MergeReason> bringing() {
        return reasons.stream().filter(reason -> reason.bits() > 0).toList();
    }

    /// Returns the reasons why the two records may describe two places, the strongest first.
    List<MergeReason> parting() {
        return reasons.stream().filter(reason -> reason.bits() <= 0).toList();
    }
}
