package org.tousaidants.platform.db;

import java.util.List;

/// « Lignes scellées » — rows that a package encrypts with the secret of the installation, and can re-encrypt
/// after its replacement.
public interface SealedRows {
    /// Their kind in French, in the plural, for the operator.
    String what();

    /// Each encrypted row, with its secret.
    List<SealedRow> sealedRows();

    /// Re-encrypts with the current secret. False when it already is, or is gone. Within a transaction.
    boolean sealAgain(SealedRow row);
}
