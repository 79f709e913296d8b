package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.List;
import org.tousaidants.places.directory.PlaceId;

/// « Rendez-vous d’un lieu » — the moments of today that another room offers there, for the desk of the place. Whoever
/// keeps some declares a bean.
public interface PlaceSlots {
    List<Today> today(String network, PlaceId place);

    /// @param coming how many have a seat
    record Today(Instant starts, String title, int coming) {}
}
