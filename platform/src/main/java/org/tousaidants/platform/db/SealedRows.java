package org.tousaidants.platform.db;

import java.util.List;

/// « Lignes scellées » — what a room keeps under the secret of the installation, and can seal anew once that is
/// replaced.
public interface SealedRows {
    /// What they are, in French, of several: the operator reads it.
    String what();

    /// Each row that is sealed, and under which secret.
    List<SealedRow> sealedRows();

    /// Under the secret in force from now on. False when it is so already, or gone meanwhile. Within a transaction.
    boolean sealAgain(SealedRow row);
}
