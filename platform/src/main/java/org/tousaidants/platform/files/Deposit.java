package org.tousaidants.platform.files;

/// « Dépôt d’un fichier » — what became of one that was brought.
public sealed interface Deposit {
    record Kept(StoredFile file) implements Deposit {}

    /// @param key of what to say about it
    record Refused(String key) implements Deposit {}
}
