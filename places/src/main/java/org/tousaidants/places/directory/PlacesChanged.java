package org.tousaidants.places.directory;

import java.util.Optional;
import java.util.Set;

/// « Lieux changés » — the places of a network are no longer what the directory holds; `only` these, or perhaps all.
public record PlacesChanged(Optional<Set<PlaceId>> only) {}
