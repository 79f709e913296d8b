package org.tousaidants.platform.files;

/// Detects the type of uploaded files by their bytes.
public final class FilesFuzz {
    private FilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        UploadFileType.of(bytes);
    }
}
