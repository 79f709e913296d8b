package org.tousaidants.platform.retention;

import java.time.Instant;

/// « Balayage » — deletes the expired data of one rule. Implemented in the store of the package, called each
/// night in its own transaction, or in one that is rolled back for a dry run. It deletes the data of this network
/// that ended before the moment, and returns the number of rows.
@FunctionalInterface
public interface Cleanup {
    int forget(Instant before);
}
