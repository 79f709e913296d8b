package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Décision sur une paire » — a person's decision on two records, with their names at that time. It never
/// changes: undoing it is another decision.
///
/// @param batch id of the [DecisionBatch] of decisions made in one act
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
    /// « Verdict » — the possible decisions.
    enum Verdict {
        /// The records are one place.
        SAME,
        /// The records are two places.
        DISTINCT,
        /// The decision is postponed.
        LATER,
        /// The previous decision is undone.
        UNDONE
    }

    boolean same() {
        return verdict == Verdict.SAME;
    }

    boolean distinct() {
        return verdict == Verdict.DISTINCT;
    }

    /// Whether it is in force, so that it can be undone.
    boolean holds() {
        return same() || distinct();
    }
}
