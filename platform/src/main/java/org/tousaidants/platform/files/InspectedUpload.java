package org.tousaidants.platform.files;

/// « Fichier examiné » — an upload that is inspected but not stored yet.
public sealed interface InspectedUpload {
    /// The upload is accepted: known type, allowed size, no virus.
    ///
    /// @param name on one line, without a folder
    record AcceptedUpload(String name, FileType type, byte[] bytes) implements InspectedUpload {}

    record RefusedUpload(UploadResult.Rejected why) implements InspectedUpload {}
}
