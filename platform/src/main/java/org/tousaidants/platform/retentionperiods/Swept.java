package org.tousaidants.platform.retentionperiods;

/// « Règle appliquée la nuit » — a room declares one as a bean for each of its rules that says `goes: SWEPT`.
///
/// @param rule `<room>.<name>`, as in [KeptRule#id]
public record Swept(String rule, Sweep sweep) {}
