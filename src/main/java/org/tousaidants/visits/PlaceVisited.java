package org.tousaidants.visits;

import java.util.UUID;
import org.tousaidants.places.PlaceId;

/// « Lieu visité » — somebody of the network wrote down so many facts.
public record PlaceVisited(String network, UUID by, PlaceId place, int facts) {}
