package org.tousaidants.merge;

import org.tousaidants.linkage.RecordKey;
import org.tousaidants.schema.Sheet;

/// « Fiche d’une source » — what a source says of a place, under the identifier that the source gives it there.
public record Entry(String source, String id, Sheet sheet) {
    public RecordKey key() {
        return new RecordKey(source, id);
    }
}
