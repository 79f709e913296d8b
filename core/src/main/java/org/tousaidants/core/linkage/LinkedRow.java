package org.tousaidants.core.linkage;

/// One row of a table: its key, its rank among all rows read, and its values under the names of the
/// specification.
record LinkedRow(RecordKey key, int rank, String[] values) {}
