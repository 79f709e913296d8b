package org.tousaidants.support.appointments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.FreeAppointments;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.modules.Modules;

/// The free appointments of each place, for the answers of a search. Counted again after some seconds: the page
/// of the slot decides whether a seat is left.
@Component
class FreeAppointmentReader implements FreeAppointments {
    private final HelperSlots appointments;
    private final SlotPlaceStore at;
    private final Modules modules;

    FreeAppointmentReader(HelperSlots appointments, SlotPlaceStore at, Modules modules) {
        this.modules = modules;
        this.appointments = appointments;
        this.at = at;
    }

    @Override
    @Cacheable("appointments.free")
    public Map<PlaceId, List<FreeTime>> next() {
        if (!modules.isOn(FreeAppointmentReader.class)) return Map.of();
        var free = appointments.coming().stream()
                .filter(seats -> seats.free() > 0)
                .map(Bookings.Seats::slot)
                .toList();
        var places = at.of(free.stream().map(slot -> slot.id()).toList());
        var next = new HashMap<PlaceId, List<FreeTime>>();
        for (var slot : free) {
            var place = places.get(slot.id());
            if (place == null) continue;
            var times = next.computeIfAbsent(place, _ -> new ArrayList<>());
            var starts = slot.starts().atZone(ParisTime.ZONE).toLocalDateTime();
            // Equal times are counted once, because two helpers may be free at the same time.
            if (times.size() < MOST
                    && times.stream().noneMatch(time -> time.starts().equals(starts)))
                times.add(new FreeTime(starts, slot.path()));
        }
        return next;
    }
}
