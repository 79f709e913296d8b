package org.tousaidants.core.linkage;

/// One line of a table: its key, its rank among all lines read, and its values under the names of the specification.
record Row(RecordKey key, int rank, String[] values) {}
