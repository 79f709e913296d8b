package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Décision sur une paire » — what a person said of two records, named as they were called then, and when. Never
/// changed: taking it back is another one.
///
/// @param batch the [Batch] of those made with it in one act
record PairDecision(
        long n,
        Pair pair,
        String leftName,
        String rightName,
        Verdict verdict,
        Instant at,
        UUID by,
        String name,
        Optional<UUID> batch) {
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
