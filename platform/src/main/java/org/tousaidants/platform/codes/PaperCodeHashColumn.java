package org.tousaidants.platform.codes;

/// « Empreintes gardées » — a column in which a package stores hashes of codes. Plain hashes of earlier versions in
/// this column are replaced by keyed hashes.
///
/// @param purpose purpose passed to [PaperCodeHashes]
public record PaperCodeHashColumn(String table, String column, String purpose) {}
