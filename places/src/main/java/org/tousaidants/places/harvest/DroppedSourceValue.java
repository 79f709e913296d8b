package org.tousaidants.places.harvest;

import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Valeur écartée » — a value of a source, or a whole column, that a run did not use.
///
/// @param kind [#COLUMN], or the message key of the reason
/// @param field column of the national schema; empty for a column of the source
/// @param records number of records that contained the value
record DroppedSourceValue(String kind, String field, String value, long records) {
    static final String COLUMN = "column";

    boolean ofColumn() {
        return kind.equals(COLUMN);
    }

    Optional<Field> schemaField() {
        return Field.ofColumn(field);
    }
}
