package org.tousaidants.places.fieldmapping;

import java.util.Optional;
import org.tousaidants.core.territory.Commune;

/// The postal location of a place: its way, postcode and commune. `official` is absent when the name is in no
/// official list.
record Locality(String way, String postcode, String commune, String insee, Optional<Commune> official) {}
