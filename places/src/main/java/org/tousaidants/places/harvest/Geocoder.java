package org.tousaidants.places.harvest;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Point;

/// Finds where addresses are. Off unless a run is given one: it asks a service outside.
interface Geocoder {
    /// One answer for each question, in the same order. A service that is down or slow gives no answer, never
    /// an exception: a run does without.
    List<Optional<Found>> find(List<Asked> questions);

    record Asked(String address, String postcode, String commune, String insee) {}

    /// @param score how sure the service is, from 0 to 1
    record Found(Point point, double score, String label) {}
}
