package org.tousaidants.platform.journal;

import java.util.List;

/// « Points signés » — signatures of the log by this site and by others, which the owner of the database cannot
/// forge. Without them, an owner who rewrites an entry could recompute the hash chain.
public interface SignedCheckpoints {
    /// The state of the signed entries.
    enum Problem {
        /// The signed entries are unchanged.
        SAME,
        /// The signed entries differ.
        REWRITTEN,
        /// Some signed entries are missing.
        CUT,
        /// The signer did not answer, so the state is unknown.
        SILENT
    }

    /// « Point comparé » — one signature and the result of its check.
    ///
    /// @param by name of the signer
    /// @param own whether this site signed
    /// @param size number of signed entries
    record ComparedCheckpoint(String by, boolean own, long size, Problem found) {}

    /// « Relecture » — receives the hash of each entry, in order.
    interface CheckpointComparison {
        void line(byte[] hash);

        List<ComparedCheckpoint> end();
    }

    /// Starts a comparison. It asks other signers, which may take seconds: call it without a transaction.
    CheckpointComparison begin();
}
