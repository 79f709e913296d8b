package org.tousaidants.core.text;

/// « Encodage » — the character encoding of a file, as found by [FileEncodingDetector].
public enum CharacterEncoding {
    UTF_8,
    /// UTF-8 with some invalid bytes, as in files that careless tools concatenated.
    UTF_8_MIXED,
    UTF_16LE,
    UTF_16BE,
    /// Windows-1252, which is also used for Latin-1, because it contains all characters that occur in a Latin-1
    /// text file.
    WINDOWS_1252
}
