package org.tousaidants.support.outcomes;

import java.time.Instant;
import java.util.UUID;

/// « Feuille à autoriser » — a request to print slips that a coordinator must approve.
///
/// @param of id of the place or slot
/// @param moment true for a slot; false for a place
/// @param slips number of slips
record FeedbackSlipRequest(UUID id, UUID account, UUID of, boolean moment, int slips, Instant made) {}
