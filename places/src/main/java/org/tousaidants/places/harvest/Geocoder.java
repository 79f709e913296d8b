package org.tousaidants.places.harvest;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Point;

/// Locates addresses. Off unless a run is given one, because it calls an outside service.
interface Geocoder {
    /// One answer for each question, in the same order. A failing or slow service gives no answer, never an
    /// exception: the run continues.
    List<Optional<GeocodedAddress>> find(List<AddressQuery> questions);

    record AddressQuery(String address, String postcode, String commune, String insee) {}

    /// @param score confidence of the service, from 0 to 1
    record GeocodedAddress(Point point, double score, String label) {}
}
