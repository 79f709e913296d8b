package org.tousaidants.platform.publicjournal;

import java.time.Instant;

/// The countersignature by which a witness confirms a checkpoint of the log.
///
/// @param witness name of the witness
/// @param at time of its last countersignature
record CheckpointCountersignature(String witness, Instant at) {}
