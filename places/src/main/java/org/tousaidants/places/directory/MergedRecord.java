package org.tousaidants.places.directory;

import java.util.Optional;

/// « Fiche réunie » — one record of a merged place, with the code of the record's own web address. `under` is the
/// record into which this record is merged; empty for the surviving record.
public record MergedRecord(PlaceId id, PlaceCode code, Optional<PlaceId> under) {}
