package org.tousaidants.core.linkage;

/// One row of a table: its key, its rank among the rows of all tables, and its values in the order of the
/// columns of the specification.
record LinkageInputRow(RecordKey key, int rank, String[] values) {}
