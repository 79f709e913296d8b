package org.tousaidants.places.directory;

import org.tousaidants.core.schema.Sheet;

/// « Fiche d'une source » — the current values of one record of a source; `place` is the place created from the
/// record, even if that place is now merged into another. A record that is alone in its place has the values that
/// people corrected.
public record SourceRecord(PlaceId place, String source, String localId, Sheet sheet) {}
