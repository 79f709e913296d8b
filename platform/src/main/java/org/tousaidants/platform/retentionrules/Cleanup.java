package org.tousaidants.platform.retentionrules;

import java.time.Instant;

/// « Balayage » — deletes the expired data of one rule. The store of the package implements it; it runs each
/// night in its own transaction, or in one that is rolled back for a dry run. It deletes data of this network
/// that ended before the moment, and returns the number of rows.
@FunctionalInterface
public interface Cleanup {
    int forget(Instant before);
}
