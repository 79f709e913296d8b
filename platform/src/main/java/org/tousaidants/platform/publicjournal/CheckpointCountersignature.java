package org.tousaidants.platform.publicjournal;

import java.time.Instant;

/// A countersignature: the witness, and the time of its last one.
record CheckpointCountersignature(String witness, Instant at) {}
