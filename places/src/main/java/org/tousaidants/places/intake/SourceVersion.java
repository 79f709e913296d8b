package org.tousaidants.places.intake;

/// « Version d’une source » — what its server calls the version it gave (`ETag`, `Last-Modified`); empty where it says
/// nothing.
public record SourceVersion(String etag, String lastModified) {
    public static final SourceVersion NONE = new SourceVersion("", "");

    private static final int LONGEST = 1_000;

    /// A server may write anything there: what no header of ours could carry is forgotten.
    static SourceVersion of(String etag, String lastModified) {
        return new SourceVersion(clean(etag), clean(lastModified));
    }

    private static String clean(String header) {
        return header.length() <= LONGEST && header.chars().allMatch(c -> c >= ' ' && c < 127) ? header : "";
    }
}
