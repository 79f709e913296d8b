package org.tousaidants.places.intake;

/// « Bornes » — limits for a source. Sizes of text are in characters.
public record Limits(
        long fileBytes,
        int columns,
        int cellChars,
        int recordChars,
        int depth,
        long unpackedBytes,
        int unpackedRatio,
        long sharedChars) {

    /// The largest national source known weighs 60 MB; a workbook of 100,000 rows unpacks to about 100 MB, 10 to
    /// 25 times its zip; the shared strings of a workbook are the only thing a reader keeps in memory.
    public static Limits usual() {
        return new Limits(200L * 1_000_000, 2_000, 1_000_000, 4_000_000, 64, 500L * 1_000_000, 200, 64_000_000);
    }

    public Limits withFileBytes(long bytes) {
        return new Limits(bytes, columns, cellChars, recordChars, depth, unpackedBytes, unpackedRatio, sharedChars);
    }

    static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }
}
