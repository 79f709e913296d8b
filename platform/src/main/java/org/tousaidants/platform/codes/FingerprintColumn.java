package org.tousaidants.platform.codes;

/// « Empreintes gardées » — names a column in which a package stores hashes of codes, so that plain hashes of
/// earlier versions are replaced by keyed ones.
///
/// @param purpose as passed to [CodeFingerprints]
public record FingerprintColumn(String table, String column, String purpose) {}
