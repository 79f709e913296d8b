package org.tousaidants.platform.db;

import java.util.List;

/// « Lignes scellées » — rows that a package encrypts with the secret of the installation, so that they can be
/// re-encrypted after its replacement.
public interface EncryptedRowSource {
    /// The French name of these rows in the plural, such as « courriels », for the operator.
    String what();

    /// All encrypted rows, each with the secret that decrypts it.
    List<EncryptedRow> sealedRows();

    /// Re-encrypts a row with the current secret, in a transaction. False if it already is, or was deleted.
    boolean sealAgain(EncryptedRow row);
}
