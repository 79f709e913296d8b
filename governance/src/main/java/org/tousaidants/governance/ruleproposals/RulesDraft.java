package org.tousaidants.governance.ruleproposals;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.rules.archive.RulesFolder;

/// « Projet de règles » — a draft of rules, stored as it was uploaded.
///
/// @param origin name of the uploaded file
/// @param own files of the rules
/// @param by account of the author
record RulesDraft(UUID id, String origin, RulesFolder own, UUID by, Instant at) {}
