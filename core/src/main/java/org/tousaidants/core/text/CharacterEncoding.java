package org.tousaidants.core.text;

/// « Encodage » — the character encoding of a file, as found by [FileEncodingDetector].
public enum CharacterEncoding {
    UTF_8,
    /// UTF-8 with some invalid bytes: files concatenated by careless tools.
    UTF_8_MIXED,
    UTF_16LE,
    UTF_16BE,
    /// Also Latin-1, of which it is a superset for all characters of a text file.
    WINDOWS_1252
}
