package org.tousaidants.places.directory;

import org.tousaidants.core.schema.Sheet;

/// « Fiche d'une source » — what stands of one record that a source has now; `place` is the one that the record made,
/// whatever it stands under. A record that is alone in its place is given as people corrected it.
public record SourceRecord(PlaceId place, String source, String localId, Sheet sheet) {}
