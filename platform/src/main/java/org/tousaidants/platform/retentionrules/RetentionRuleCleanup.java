package org.tousaidants.platform.retentionrules;

/// « Règle appliquée la nuit » — connects a rule that the nightly job applies (`goes: SWEPT`) to the code that
/// deletes its data. The package declares one as a Spring bean for each of these rules.
///
/// @param rule `<room>.<name>`, as in [RetentionRule#id]
public record RetentionRuleCleanup(String rule, Cleanup sweep) {}
