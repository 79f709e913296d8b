package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.PlaceSheet;

/// « Fiche d’une source » — the values of a place in a source, with the source's id of the record.
public record MatchedSourceRecord(String source, String id, PlaceSheet sheet) {
    public RecordKey key() {
        return new RecordKey(source, id);
    }
}
