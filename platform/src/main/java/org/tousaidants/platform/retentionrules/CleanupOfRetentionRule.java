package org.tousaidants.platform.retentionrules;

/// « Règle appliquée la nuit » — connects a rule that the nightly job applies (`goes: SWEPT`) to the code that
/// deletes its data. The package declares such a record as a Spring bean for each of these rules.
///
/// @param rule id of the rule, `<room>.<name>`, as in [RetentionRule#id]
/// @param sweep the code that deletes the data
public record CleanupOfRetentionRule(String rule, ExpiredDataCleanup sweep) {}
