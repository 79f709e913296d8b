package org.tousaidants.support.appointments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceFreeAppointments;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.modules.NetworkModules;

/// Finds the free appointments of each place, for search results. They are cached for some seconds; the page of the
/// slot decides whether a seat is still free.
@Component
class FreeAppointmentReader implements PlaceFreeAppointments {
    private final HelperAppointments appointments;
    private final AppointmentSlotPlaceStore at;
    private final NetworkModules modules;

    FreeAppointmentReader(HelperAppointments appointments, AppointmentSlotPlaceStore at, NetworkModules modules) {
        this.modules = modules;
        this.appointments = appointments;
        this.at = at;
    }

    @Override
    @Cacheable("appointments.free")
    public Map<PlaceId, List<FreeAppointmentTime>> next() {
        if (!modules.isOn(FreeAppointmentReader.class)) return Map.of();
        var free = appointments.coming().stream()
                .filter(seats -> seats.free() > 0)
                .map(SeatBookings.SlotSeats::slot)
                // A workshop has several seats and a subject of its own, which may not be the need of the visitor.
                .filter(slot -> slot.places().seats() == 1)
                .toList();
        var places = at.of(free.stream().map(slot -> slot.id()).toList());
        var next = new HashMap<PlaceId, List<FreeAppointmentTime>>();
        for (var slot : free) {
            var place = places.get(slot.id());
            if (place == null) continue;
            var times = next.computeIfAbsent(place, _ -> new ArrayList<>());
            var starts = slot.starts().atZone(ParisTime.ZONE).toLocalDateTime();
            // Two helpers may be free at the same time; this time is then counted once.
            if (times.size() < MOST
                    && times.stream().noneMatch(time -> time.starts().equals(starts)))
                times.add(new FreeAppointmentTime(starts, slot.path()));
        }
        return next;
    }
}
