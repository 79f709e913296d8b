package org.tousaidants.places.columnmapping;

import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// The postal location of a place. `way` is the street with its number; `official` is the commune as found in the
/// official list of communes, empty if this list lacks it.
record PostalLocality(String way, String postcode, String commune, String insee, Optional<Commune> official) {}
