package org.tousaidants.platform.journal;

import java.util.List;

/// « Points signés » — compares the log with the signatures that this installation and others made. The owner of the
/// database cannot forge these signatures, but could otherwise rewrite an entry and recompute the hash chain.
public interface SignedJournalCheckpoints {
    /// The result of comparing the log with the entries that a signer signed.
    enum CheckpointProblem {
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
    /// @param own whether this installation signed
    /// @param size number of signed entries
    record ComparedCheckpoint(String by, boolean own, long size, CheckpointProblem found) {}

    /// « Relecture » — one comparison of the log with the signatures. The caller passes the hash of each log
    /// entry, in order.
    interface CheckpointComparison {
        void line(byte[] hash);

        List<ComparedCheckpoint> end();
    }

    /// Starts a comparison. It must be called without a transaction, because it asks other signers, which may
    /// take seconds.
    CheckpointComparison begin();
}
