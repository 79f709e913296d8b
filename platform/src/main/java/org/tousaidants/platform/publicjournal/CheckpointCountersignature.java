package org.tousaidants.platform.publicjournal;

import java.time.Instant;

/// A countersignature of a witness.
///
/// @param witness name of the witness
/// @param at time of its last countersignature
record CheckpointCountersignature(String witness, Instant at) {}
