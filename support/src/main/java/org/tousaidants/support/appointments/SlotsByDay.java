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
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;

/// « Créneaux par jour » — the coming slots by day, then by place, without repetition. Pure.
record SlotsByDay(List<SlotDay> days) {
    record SlotDay(LocalDate on, List<PlaceSlots> groups) {}

    /// The times of slots of the same kind at one place.
    ///
    /// @param where the words of the slot
    /// @param place of the network, if it is one
    /// @param full without a free seat
    record PlaceSlots(
            String title, String where, Optional<Place> place, List<Bookings.Seats> free, List<Bookings.Seats> full) {}

    private record SlotTime(String title, String where, Instant starts) {
        static SlotTime of(Slot slot) {
            return new SlotTime(slot.title(), slot.place(), slot.starts());
        }
    }

    private record SlotGroupKey(String title, String where) {}

    /// @param all in order of time
    static SlotsByDay of(List<Bookings.Seats> all, Function<UUID, Optional<Place>> place) {
        var days = new TreeMap<LocalDate, Map<SlotGroupKey, List<Bookings.Seats>>>();
        for (var seats : once(all))
            days.computeIfAbsent(ParisTime.day(seats.slot().starts()), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new SlotGroupKey(seats.slot().title(), seats.slot().place()), _ -> new ArrayList<>())
                    .add(seats);
        return new SlotsByDay(days.entrySet().stream()
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

    /// If two helpers offer the same slot at the same time and place, one time is shown: that of the first
    /// slot with a free seat.
    private static Iterable<Bookings.Seats> once(List<Bookings.Seats> all) {
        var moments = new LinkedHashMap<SlotTime, Bookings.Seats>();
        for (var seats : all)
            moments.merge(SlotTime.of(seats.slot()), seats, (one, other) -> one.free() > 0 ? one : other);
        return moments.values();
    }
}
