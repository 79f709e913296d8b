package org.tousaidants.places.directory;

import java.util.Optional;

/// « Fiche réunie » — one of the records that are this place, with its own address, and where it stands: empty for the
/// one that stands by itself.
public record Member(PlaceId id, PlaceCode code, Optional<PlaceId> under) {}
