package org.tousaidants.places.directory;

import java.util.Optional;
import java.util.Set;

/// « Lieux changés » — event: places in the directory of the network are outdated.
///
/// @param only the changed places; empty if any place may have changed
public record PlacesChanged(Optional<Set<PlaceId>> only) {}
