package org.tousaidants.platform.files;

/// « Dépôt d’un fichier » — the result of an upload.
public sealed interface DepositResult {
    record Stored(StoredFile file) implements DepositResult {}

    /// @param key of the message to show
    record Rejected(String key) implements DepositResult {}
}
