package org.tousaidants.places.harvest;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Point;

/// Locates addresses. It is used only if a run asks for it, because it calls an external service.
interface Geocoder {
    /// Locates addresses, one answer for each in the same order. If the service fails or is slow, the answers
    /// are empty; it never throws, so that the run continues.
    List<Optional<GeocodedAddress>> find(List<AddressQuery> questions);

    record AddressQuery(String address, String postcode, String commune, String insee) {}

    /// @param score confidence of the service, from 0 to 1
    record GeocodedAddress(Point point, double score, String label) {}
}
