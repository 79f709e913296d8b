package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Sheet;

/// « Fiche d’une source » — the values of a place in a source, with its id there.
public record SourceEntry(String source, String id, Sheet sheet) {
    public RecordKey key() {
        return new RecordKey(source, id);
    }
}
