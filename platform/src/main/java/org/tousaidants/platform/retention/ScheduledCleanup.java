package org.tousaidants.platform.retention;

/// « Règle appliquée la nuit » — declared as a bean by a package for each of its rules with `goes: SWEPT`.
///
/// @param rule `<room>.<name>`, as in [RetentionRule#id]
public record ScheduledCleanup(String rule, Cleanup sweep) {}
