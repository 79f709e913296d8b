package org.tousaidants.platform.files;

/// « Fichier examiné » — an upload that is inspected but not stored yet.
public sealed interface InspectedFileUpload {
    /// The upload is accepted: known type, allowed size, no virus.
    ///
    /// @param name file name on one line, without a folder
    record AcceptedUpload(String name, UploadFileType type, byte[] bytes) implements InspectedFileUpload {}

    record RefusedUpload(FileUploadResult.FileRejected why) implements InspectedFileUpload {}
}
