package org.tousaidants.places.directory;

import java.util.Optional;

/// « Fiche réunie » — one of the records of this place, with its own address, and the place under which it
/// stands: empty for the survivor.
public record GroupedRecord(PlaceId id, PlaceCode code, Optional<PlaceId> under) {}
