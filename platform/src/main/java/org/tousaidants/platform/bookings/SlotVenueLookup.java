package org.tousaidants.platform.bookings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.bookings.SlotVenueSource.SlotVenue;

/// Finds the venues of slots by asking the [SlotVenueSource] of each module.
@Component
class SlotVenueLookup {
    private final List<SlotVenueSource> modules;

    SlotVenueLookup(List<SlotVenueSource> modules) {
        this.modules = modules;
    }

    Map<UUID, SlotVenue> of(List<BookableSlot> slots) {
        var venues = new HashMap<UUID, SlotVenue>();
        for (var module : modules) venues.putAll(module.of(slots));
        return venues;
    }

    Optional<SlotVenue> of(BookableSlot slot) {
        return Optional.ofNullable(of(List.of(slot)).get(slot.id()));
    }
}
