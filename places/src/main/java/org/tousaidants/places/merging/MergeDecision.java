package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Décision sur une paire » — a person's decision on two records, with their names at that time, and its time.
/// Never changed: undoing it is another decision.
///
/// @param batch the [DecisionBatch] of those made with it in one act
record MergeDecision(
        long n,
        RecordPair pair,
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
        /// The former decision no longer holds.
        UNDONE
    }

    boolean same() {
        return verdict == Verdict.SAME;
    }

    boolean distinct() {
        return verdict == Verdict.DISTINCT;
    }

    /// Whether it can be undone.
    boolean holds() {
        return same() || distinct();
    }
}
