package org.tousaidants.rules.versions;

import java.util.UUID;

/// « Décision sur les règles » — a decision that puts rules into force.
///
/// @param by id of the account that published the rules
/// @param signedBy name of the body that decided
public record RulesAdoptionDecision(UUID by, String signedBy, String reason) {}
