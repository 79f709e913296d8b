package org.tousaidants.review;

import java.util.List;

/// « Rapprochement proposé » — two records that may be one place, with the reasons. `sure`: the matcher would answer
/// for
/// it.
record Candidate(Pair pair, double probability, boolean sure, String sentence, List<Reason> reasons) {
    /// One question that was asked of both, the answer, and how much it weighs, in words.
    record Reason(String sentence, String weight, double bits) {}
}
