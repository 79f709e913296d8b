package org.tousaidants.platform.codes;

/// « Empreintes gardées » — a column where a package stores hashes of codes: plain hashes of earlier versions are
/// replaced by keyed ones.
///
/// @param purpose as passed to [CodeFingerprints]
public record StoredFingerprints(String table, String column, String purpose) {}
