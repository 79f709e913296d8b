package org.tousaidants.rules.versions;

import java.util.UUID;

/// « Décision sur les règles » — a decision that puts rules into force.
///
/// @param by the account that published
/// @param signedBy the body that decided, in words
public record RulesDecision(UUID by, String signedBy, String reason) {}
