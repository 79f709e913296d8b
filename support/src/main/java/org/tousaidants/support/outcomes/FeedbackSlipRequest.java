package org.tousaidants.support.outcomes;

import java.time.Instant;
import java.util.UUID;

/// « Feuille à autoriser » — slips that await the coordination.
///
/// @param of the place or the slot
record FeedbackSlipRequest(UUID id, UUID account, UUID of, boolean moment, int slips, Instant made) {}
