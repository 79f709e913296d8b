package org.tousaidants.places.columnmapping;

import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// The postal location of a place. `way` is the street with its number; `official` is empty if no official list
/// has the commune.
record Locality(String way, String postcode, String commune, String insee, Optional<Commune> official) {}
