package org.tousaidants.review;

import java.time.Instant;
import java.util.UUID;

/// « Décision » — what somebody said of two records, named as they were called then, and when. Never changed: taking it
/// back is another one.
record Decision(
        long n, Pair pair, String leftName, String rightName, Verdict verdict, Instant at, UUID by, String name) {
    /// « Verdict »
    enum Verdict {
        /// They are one place.
        SAME,
        /// They are two places.
        DISTINCT,
        /// Not now.
        LATER,
        /// What was said of them before no longer holds.
        UNDONE
    }

    boolean same() {
        return verdict == Verdict.SAME;
    }

    boolean distinct() {
        return verdict == Verdict.DISTINCT;
    }

    /// Something that can be taken back.
    boolean holds() {
        return same() || distinct();
    }
}
