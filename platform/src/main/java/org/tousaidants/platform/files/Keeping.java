package org.tousaidants.platform.files;

/// « Dépôt d’un fichier » — what became of one that was brought.
public sealed interface Keeping {
    record Kept(StoredFile file) implements Keeping {}

    /// @param key of what to say about it
    record Refused(String key) implements Keeping {}
}
