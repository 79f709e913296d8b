package org.tousaidants.places.intake;

/// « Version d’une source » — the server's name of the version that it sent (headers `ETag` and `Last-Modified`);
/// each is empty if the server does not send it.
public record SourceVersion(String etag, String lastModified) {
    public static final SourceVersion NONE = new SourceVersion("", "");

    private static final int LONGEST = 1_000;

    /// Creates a version; a value that is not allowed in a request header is dropped.
    static SourceVersion of(String etag, String lastModified) {
        return new SourceVersion(clean(etag), clean(lastModified));
    }

    private static String clean(String header) {
        return header.length() <= LONGEST && header.chars().allMatch(c -> c >= ' ' && c < 127) ? header : "";
    }
}
