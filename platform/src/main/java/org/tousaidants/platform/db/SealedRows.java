package org.tousaidants.platform.db;

/// « Lignes scellées » — what a room keeps under the secret of the installation, and can seal anew once that is
/// replaced.
public interface SealedRows {
    /// What is still sealed under a secret that was replaced is sealed under the one in force; how many there were.
    int sealAgain(String network);
}
