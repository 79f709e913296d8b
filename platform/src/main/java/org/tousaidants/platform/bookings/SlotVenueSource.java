package org.tousaidants.platform.bookings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Page;

/// « Adresses des créneaux » — finds the venues of slots for pages, letters, tickets and calendars. A module
/// that knows where its slots take place implements it as a Spring bean.
public interface SlotVenueSource {
    /// Returns the venues by slot id; slots whose venue this module does not know are absent.
    Map<UUID, SlotVenue> of(Collection<BookableSlot> slots);

    /// « Adresse d’un créneau » — the place where a slot takes place.
    ///
    /// @param address the lines of the postal address, without the name of the place
    /// @param phone telephone number of the place
    /// @param path path of the page of the place, with its map
    /// @param sketch a drawing of the way from the centre of the commune
    /// @param bring message keys of the things to bring
    record SlotVenue(
            List<String> address,
            Optional<String> phone,
            String path,
            Optional<VenueSketch> sketch,
            List<String> bring) {}

    /// « Croquis d’une adresse » — a drawing that is made only when a page shows it.
    interface VenueSketch {
        /// Returns the drawing as a data URI, for the `src` attribute of an image.
        String dataUri();

        String words(Page page);
    }
}
