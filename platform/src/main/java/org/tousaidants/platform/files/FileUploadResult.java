package org.tousaidants.platform.files;

/// « Dépôt d’un fichier » — the result of an upload.
public sealed interface FileUploadResult {
    record FileStored(StoredFile file) implements FileUploadResult {}

    /// The upload is refused.
    ///
    /// @param key key of the message to show
    record FileRejected(String key) implements FileUploadResult {}
}
