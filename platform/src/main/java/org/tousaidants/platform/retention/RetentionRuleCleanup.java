package org.tousaidants.platform.retention;

/// « Règle appliquée la nuit » — connects a rule with `goes: SWEPT` to its cleanup. The package declares one as
/// a Spring bean for each of these rules.
///
/// @param rule `<room>.<name>`, as in [RetentionRule#id]
public record RetentionRuleCleanup(String rule, Cleanup sweep) {}
