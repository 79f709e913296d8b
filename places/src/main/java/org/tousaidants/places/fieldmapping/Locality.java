package org.tousaidants.places.fieldmapping;

import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// Where a place is, as far as a post office knows: its way, postcode and commune. `official` is absent when
/// the name is in no official list.
record Locality(String way, String postcode, String commune, String insee, Optional<Commune> official) {}
