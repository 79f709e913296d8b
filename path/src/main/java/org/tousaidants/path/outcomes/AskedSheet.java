package org.tousaidants.path.outcomes;

import java.time.Instant;
import java.util.UUID;

/// « Feuille à autoriser » — slips that wait for the coordination.
///
/// @param of the place or the moment
record AskedSheet(UUID id, UUID account, UUID of, boolean moment, int slips, Instant made) {}
