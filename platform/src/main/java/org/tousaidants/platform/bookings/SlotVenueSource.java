package org.tousaidants.platform.bookings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Page;

/// « Adresses des créneaux » — implemented by a module that knows more of its slots than their words: pages,
/// letters, tickets and calendars all show it.
public interface SlotVenueSource {
    /// The venues of those slots that the module knows.
    Map<UUID, Venue> of(Collection<Slot> slots);

    /// « Adresse d’un créneau ».
    ///
    /// @param address in lines, without the name
    /// @param phone of the place
    /// @param path the page of the place, with its map
    /// @param sketch the way from the middle of the commune
    /// @param bring message keys of the things to bring
    record Venue(
            List<String> address, Optional<String> phone, String path, Optional<Sketch> sketch, List<String> bring) {}

    /// « Croquis d’une adresse » — drawn when it is shown.
    interface Sketch {
        /// The `src` of an image.
        String dataUri();

        String words(Page page);
    }
}
