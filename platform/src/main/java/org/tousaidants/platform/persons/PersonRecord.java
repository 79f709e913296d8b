package org.tousaidants.platform.persons;

import org.tousaidants.platform.retentionrules.PersonColumns;
import org.tousaidants.platform.retentionrules.RetentionRule;

/// « Trace d’une personne » — a row of any module that names a person, with the rule that keeps it.
///
/// @param key its primary key, as JSON
/// @param contact its mail address, telephone number or both, as stored
record PersonRecord(RetentionRule rule, PersonColumns columns, String key, String name, String contact) {
    /// The value that identifies this row in a form.
    String id() {
        return columns.table() + " " + key;
    }

    boolean erasable() {
        return columns.end() == PersonColumns.End.ROW || columns.end() == PersonColumns.End.EMPTIED;
    }
}
