package org.tousaidants.platform.files;

/// What people bring as files is known by its bytes.
public final class FilesFuzz {
    private FilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        FileType.of(bytes);
    }
}
