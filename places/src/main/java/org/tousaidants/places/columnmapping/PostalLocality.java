package org.tousaidants.places.columnmapping;

import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// The postal location of a place. `way` is the street with its number; `official` is the commune in the official
/// list, empty if the list lacks this commune.
record PostalLocality(String way, String postcode, String commune, String insee, Optional<Commune> official) {}
