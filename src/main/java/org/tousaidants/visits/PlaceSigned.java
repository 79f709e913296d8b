package org.tousaidants.visits;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.PlaceId;

/// « Charte signée pour un lieu » — by the link of a letter (`by` is empty), or written down from paper.
public record PlaceSigned(String network, Optional<UUID> by, PlaceId place, int commitments) {}
