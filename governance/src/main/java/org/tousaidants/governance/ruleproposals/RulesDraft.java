package org.tousaidants.governance.ruleproposals;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.rules.archive.RulesFolder;

/// « Projet de règles » — an uploaded draft of rules, unchanged.
///
/// @param origin name of the file
record RulesDraft(UUID id, String origin, RulesFolder own, UUID by, Instant at) {}
