package org.tousaidants.places.directory;

import org.tousaidants.core.schema.PlaceSheet;

/// « Fiche d'une source » — the current values of one record of a source. `place` is the place that was created from
/// the record, even if that place is now merged into another. If the record is not merged, corrections by people are
/// included.
public record SourcePlaceRecord(PlaceId place, String source, String localId, PlaceSheet sheet) {}
