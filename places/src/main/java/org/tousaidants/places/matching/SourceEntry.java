package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Sheet;

/// « Fiche d’une source » — what a source says of a place, under the identifier that the source gives it there.
public record SourceEntry(String source, String id, Sheet sheet) {
    public RecordKey key() {
        return new RecordKey(source, id);
    }
}
