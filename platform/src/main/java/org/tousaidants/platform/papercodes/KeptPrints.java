package org.tousaidants.platform.papercodes;

/// « Empreintes gardées » — where a room keeps those of its codes: the plain ones of earlier versions become keyed.
///
/// @param purpose as the room says it to [CodePrints]
public record KeptPrints(String table, String column, String purpose) {}
