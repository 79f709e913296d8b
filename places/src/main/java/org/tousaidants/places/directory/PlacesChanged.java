package org.tousaidants.places.directory;

import java.util.Optional;
import java.util.Set;

/// « Lieux changés » — the directory of a network is outdated; `only` these places, or perhaps all.
public record PlacesChanged(Optional<Set<PlaceId>> only) {}
