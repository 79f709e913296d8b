package org.tousaidants.platform.files;

/// « Dépôt d’un fichier » — the result of an upload.
public sealed interface UploadResult {
    record Stored(StoredFile file) implements UploadResult {}

    /// @param key of the message to show
    record Rejected(String key) implements UploadResult {}
}
