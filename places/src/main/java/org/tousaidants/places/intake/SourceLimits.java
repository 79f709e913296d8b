package org.tousaidants.places.intake;

/// « Bornes » — size limits for reading a source. Sizes of text are in characters.
public record SourceLimits(
        long fileBytes,
        int columns,
        int cellChars,
        int recordChars,
        int depth,
        long unpackedBytes,
        int unpackedRatio,
        long sharedChars) {

    /// Returns the usual size limits. They follow from known sources: the largest national source has 60 MB, and
    /// a workbook of 100,000 rows has about 100 MB after unpacking, 10 to 25 times its zip file. A reader holds
    /// only the shared strings of a workbook in memory.
    public static SourceLimits usual() {
        return new SourceLimits(200L * 1_000_000, 2_000, 1_000_000, 4_000_000, 64, 500L * 1_000_000, 200, 64_000_000);
    }

    public SourceLimits withFileBytes(long bytes) {
        return new SourceLimits(
                bytes, columns, cellChars, recordChars, depth, unpackedBytes, unpackedRatio, sharedChars);
    }

    static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }
}
