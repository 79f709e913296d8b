package org.tousaidants.places.directory;

import java.util.Optional;

/// « Fiche réunie » — one record of a merged place, with the code in its own address. `under` is the record
/// into which it is merged; empty for the survivor.
public record GroupedRecord(PlaceId id, PlaceCode code, Optional<PlaceId> under) {}
