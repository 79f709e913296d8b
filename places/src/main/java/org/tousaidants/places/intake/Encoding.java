package org.tousaidants.places.intake;

/// « Encodage » — how the characters of a file are written, as found by [Survey].
enum Encoding {
    UTF_8,
    /// UTF-8 in which some bytes are not: files glued together by careless tools.
    UTF_8_MIXED,
    UTF_16LE,
    UTF_16BE,
    /// Latin-1 too, of which it is a superset wherever a text file can differ.
    WINDOWS_1252
}
