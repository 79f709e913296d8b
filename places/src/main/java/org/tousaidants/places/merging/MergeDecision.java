package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Décision sur une paire » — a person's decision on two records, with the names of the records at that time.
/// Stored decisions never change: undoing a decision stores another decision.
///
/// @param batch id of the [MergeDecisionBatch] of decisions that were made together
record MergeDecision(
        long n,
        PlaceRecordPair pair,
        String leftName,
        String rightName,
        MergeVerdict verdict,
        Instant at,
        UUID by,
        String name,
        Optional<UUID> batch) {
    /// « Verdict » — the possible decisions.
    enum MergeVerdict {
        /// The two records describe the same place.
        SAME,
        /// The two records describe two different places.
        DISTINCT,
        /// A person postponed the decision; the pair stays in the list of pairs to review.
        LATER,
        /// The previous decision is undone.
        UNDONE
    }

    boolean same() {
        return verdict == MergeVerdict.SAME;
    }

    boolean distinct() {
        return verdict == MergeVerdict.DISTINCT;
    }

    /// Returns whether the decision says that the records are one place or two places, so that it is in force
    /// and can be undone.
    boolean holds() {
        return same() || distinct();
    }
}
