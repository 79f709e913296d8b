package org.tousaidants.platform.retentionperiods;

import java.time.Instant;

/// « Balayage » — how what one rule keeps goes: written in the store of the room, called each night in a transaction of
/// its own, and for a dry run in one that is rolled back. It takes away what was over before the moment, in this
/// network, and says of how many rows.
@FunctionalInterface
public interface Sweep {
    int forget(Instant before);
}
