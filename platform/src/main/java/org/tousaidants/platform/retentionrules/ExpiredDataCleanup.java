package org.tousaidants.platform.retentionrules;

import java.time.Instant;

/// « Balayage » — deletes the expired data of one retention rule in this network, and returns the number of deleted
/// rows. The store of the package implements it. It runs each night in its own transaction, which is rolled back for
/// a preview.
@FunctionalInterface
public interface ExpiredDataCleanup {
    int forget(Instant before);
}
