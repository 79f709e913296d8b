package org.tousaidants.platform.persons;

import org.tousaidants.platform.retentionrules.PersonDataColumns;
import org.tousaidants.platform.retentionrules.RetentionRule;

/// « Trace d’une personne » — a row of any module that names a person, with its retention rule.
///
/// @param key primary key of the row, as JSON
/// @param contact mail address, telephone number or both, as stored
record StoredPersonRecord(RetentionRule rule, PersonDataColumns columns, String key, String name, String contact) {
    /// Returns the value that identifies this row in a form.
    String id() {
        return columns.table() + " " + key;
    }

    boolean erasable() {
        return columns.end() == PersonDataColumns.RowErasureEffect.ROW
                || columns.end() == PersonDataColumns.RowErasureEffect.EMPTIED;
    }
}
