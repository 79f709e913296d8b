package org.tousaidants.places;

import java.util.List;
import java.util.UUID;
import org.tousaidants.schema.Field;

/// « Lieu corrigé » — a person of the network changed these fields of a place.
public record PlaceCorrected(String network, PlaceId place, UUID by, List<Field> fields) {}
