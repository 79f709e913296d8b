package org.tousaidants.places.directory;

/// A photograph of a place: drawn anew, or not a picture.
public final class PicturesFuzz {
    private PicturesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Picture.turned(bytes);
        Picture.anew(bytes);
    }
}
