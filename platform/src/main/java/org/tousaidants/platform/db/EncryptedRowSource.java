package org.tousaidants.platform.db;

import java.util.List;

/// « Lignes scellées » — the rows that a package encrypts with the secret of the installation. They can thus be
/// re-encrypted after the secret is replaced.
public interface EncryptedRowSource {
    /// Returns the French name of the encrypted rows in the plural, such as « courriels », for the operator.
    String what();

    /// Returns all encrypted rows, each with the index of the key that decrypts it.
    List<EncryptedRow> sealedRows();

    /// Re-encrypts a row with the current secret, in a transaction. Returns false if the row already uses the
    /// current secret or was deleted.
    boolean sealAgain(EncryptedRow row);
}
