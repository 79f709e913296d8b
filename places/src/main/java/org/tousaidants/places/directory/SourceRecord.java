package org.tousaidants.places.directory;

import org.tousaidants.core.schema.Sheet;

/// « Fiche d'une source » — the current values of one record of a source; `place` is the place created from the
/// record, whatever it stands under. A record that is alone in its place is given as people corrected it.
public record SourceRecord(PlaceId place, String source, String localId, Sheet sheet) {}
