package org.tousaidants.places.intake;

/// « Version d’une source » — the server's name of the version it gave (`ETag`, `Last-Modified`); empty where it
/// gives none.
public record SourceVersion(String etag, String lastModified) {
    public static final SourceVersion NONE = new SourceVersion("", "");

    private static final int LONGEST = 1_000;

    /// A value that no request header could carry is dropped.
    static SourceVersion of(String etag, String lastModified) {
        return new SourceVersion(clean(etag), clean(lastModified));
    }

    private static String clean(String header) {
        return header.length() <= LONGEST && header.chars().allMatch(c -> c >= ' ' && c < 127) ? header : "";
    }
}
