package org.tousaidants.interviews;

import java.util.Optional;
import java.util.UUID;

/// « Étape d'un entretien de pairs » — proposed, drawn, answered, concluded, settled, cancelled; never what was said.
///
/// @param by whose account; empty: the system
public record InterviewMoved(String network, Optional<UUID> by, String act, UUID interview) {}
