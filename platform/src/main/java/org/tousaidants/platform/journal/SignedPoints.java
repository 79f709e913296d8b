package org.tousaidants.platform.journal;

import java.util.List;

/// « Points signés » — what was signed of a journal, by us and by others, in a way that the owner of the database
/// cannot forge: a chain of hashes alone is computed anew by an owner who rewrites a line.
public interface SignedPoints {
    /// What became of the lines that were signed.
    enum Found {
        /// They are the same.
        SAME,
        /// They are others.
        REWRITTEN,
        /// There are fewer.
        CUT,
        /// Who signed them did not answer, so that nothing is known.
        SILENT
    }

    /// « Point comparé ».
    ///
    /// @param by the name of who signed
    /// @param own whether it was us
    /// @param size how many lines were signed
    record Compared(String by, boolean own, long size, Found found) {}

    /// « Relecture » — is given the hash of each line, in their order.
    interface Reading {
        void line(byte[] hash);

        List<Compared> end();
    }

    /// Others are asked now, which may take seconds: call it without a transaction.
    Reading begin();
}
