package org.tousaidants.label.inforce;

import java.util.UUID;

/// « Décision sur les règles » — that rules come into force.
///
/// @param by the account of who published
/// @param signedBy who decided, in words
public record RulesDecision(UUID by, String signedBy, String reason) {}
