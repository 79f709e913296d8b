package org.tousaidants.places.harvest;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.GeoPoint;

/// Finds the coordinates of addresses. It is used only if a run requests this, because it calls an external service.
interface Geocoder {
    /// Locates addresses and returns one answer for each address, in the same order. If the service fails or is
    /// slow, the answers are empty; the method never throws, so that the run continues.
    List<Optional<GeocodedAddress>> find(List<AddressQuery> questions);

    record AddressQuery(String address, String postcode, String commune, String insee) {}

    /// The position found for an address.
    ///
    /// @param score confidence of the service, from 0 to 1
    /// @param label the address as the service writes it
    record GeocodedAddress(GeoPoint point, double score, String label) {}
}
