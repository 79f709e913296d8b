package org.tousaidants.platform.journal;

import java.util.List;

/// « Points signés » — signatures of the journal, by this site and by others, which the owner of the database
/// cannot forge. The hash chain alone can be recomputed by an owner who rewrites a line.
public interface SignedCheckpoints {
    /// The state of the signed lines.
    enum Problem {
        /// They are unchanged.
        SAME,
        /// They differ.
        REWRITTEN,
        /// Some are missing.
        CUT,
        /// The signer did not answer: the state is unknown.
        SILENT
    }

    /// « Point comparé » — one signature and its check.
    ///
    /// @param by name of the signer
    /// @param own whether this site signed
    /// @param size number of signed lines
    record Compared(String by, boolean own, long size, Problem found) {}

    /// « Relecture » — receives the hash of each line, in order.
    interface ParseResult {
        void line(byte[] hash);

        List<Compared> end();
    }

    /// Asks other signers, which may take seconds: call it without a transaction.
    ParseResult begin();
}
