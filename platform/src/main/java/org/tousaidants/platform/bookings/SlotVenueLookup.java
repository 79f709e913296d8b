package org.tousaidants.platform.bookings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.bookings.SlotVenueSource.Venue;

/// Finds the venues of slots: asks the [SlotVenueSource] of each module.
@Component
class SlotVenueLookup {
    private final List<SlotVenueSource> modules;

    SlotVenueLookup(List<SlotVenueSource> modules) {
        this.modules = modules;
    }

    Map<UUID, Venue> of(List<Slot> slots) {
        var venues = new HashMap<UUID, Venue>();
        for (var module : modules) venues.putAll(module.of(slots));
        return venues;
    }

    Optional<Venue> of(Slot slot) {
        return Optional.ofNullable(of(List.of(slot)).get(slot.id()));
    }
}
