package org.tousaidants.platform.codes;

/// « Empreintes gardées » — a column of a table in which a package stores hashes of paper codes. An upgrade job
/// replaces the plain hashes that earlier versions wrote to this column by keyed hashes.
///
/// @param purpose purpose passed to [PaperCodeHashes]
public record PaperCodeHashColumn(String table, String column, String purpose) {}
