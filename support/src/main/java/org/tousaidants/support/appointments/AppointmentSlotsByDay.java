package org.tousaidants.support.appointments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SeatBookings;

/// « Créneaux par jour » — the coming slots by day, then by place, without repetition. It has no side effects.
record AppointmentSlotsByDay(List<SlotDay> days) {
    record SlotDay(LocalDate on, List<PlaceSlots> groups) {}

    /// The times of the slots of the same kind at one place.
    ///
    /// @param where description of the place in the slot
    /// @param place the place of the network, if it is one
    /// @param full whether no slot has a free seat
    record PlaceSlots(
            String title,
            String where,
            Optional<Place> place,
            List<SeatBookings.SlotSeats> free,
            List<SeatBookings.SlotSeats> full) {}

    private record AppointmentSlotTime(String title, String where, Instant starts) {
        static AppointmentSlotTime of(BookableSlot slot) {
            return new AppointmentSlotTime(slot.title(), slot.place(), slot.starts());
        }
    }

    private record SlotGroupKey(String title, String where) {}

    /// Groups slots by day, then by place.
    ///
    /// @param all slots in chronological order
    /// @param place returns the place of a slot
    static AppointmentSlotsByDay of(List<SeatBookings.SlotSeats> all, Function<UUID, Optional<Place>> place) {
        var days = new TreeMap<LocalDate, Map<SlotGroupKey, List<SeatBookings.SlotSeats>>>();
        for (var seats : once(all))
            days.computeIfAbsent(ParisTime.day(seats.slot().starts()), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new SlotGroupKey(seats.slot().title(), seats.slot().place()), _ -> new ArrayList<>())
                    .add(seats);
        return new AppointmentSlotsByDay(days.entrySet().stream()
                .map(day -> new SlotDay(
                        day.getKey(),
                        day.getValue().entrySet().stream()
                                .map(group -> new PlaceSlots(
                                        group.getKey().title(),
                                        group.getKey().where(),
                                        place.apply(group.getValue()
                                                .getFirst()
                                                .slot()
                                                .id()),
                                        group.getValue().stream()
                                                .filter(one -> one.free() > 0)
                                                .toList(),
                                        group.getValue().stream()
                                                .filter(one -> one.free() <= 0)
                                                .toList()))
                                .toList()))
                .toList());
    }

    /// Returns the slots without duplicates. If two helpers offer the same slot at the same time and place, only
    /// one of the slots remains: the first one with a free seat.
    private static Iterable<SeatBookings.SlotSeats> once(List<SeatBookings.SlotSeats> all) {
        var moments = new LinkedHashMap<AppointmentSlotTime, SeatBookings.SlotSeats>();
        for (var seats : all)
            moments.merge(AppointmentSlotTime.of(seats.slot()), seats, (one, other) -> one.free() > 0 ? one : other);
        return moments.values();
    }
}
