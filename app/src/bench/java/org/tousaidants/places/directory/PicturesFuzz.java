package org.tousaidants.places.directory;

/// A photograph of a place: re-encoded, or rejected as not a picture.
public final class PicturesFuzz {
    private PicturesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        PhotoReencoding.turned(bytes);
        PhotoReencoding.anew(bytes);
    }
}
