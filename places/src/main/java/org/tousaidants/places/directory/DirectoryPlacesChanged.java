package org.tousaidants.places.directory;

import java.util.Optional;
import java.util.Set;

/// « Lieux changés » — event: places of the network have changed, so their copies in the directory are outdated.
///
/// @param only the changed places; empty if any place may have changed
public record DirectoryPlacesChanged(Optional<Set<PlaceId>> only) {}
