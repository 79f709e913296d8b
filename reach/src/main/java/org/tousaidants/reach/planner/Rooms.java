package org.tousaidants.reach.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.Folding;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.reach.schedule.Passage;
import org.tousaidants.reach.schedule.PassageChanged;
import org.tousaidants.reach.schedule.Passages;
import org.tousaidants.reach.schedule.PassagesAdding;

/// « Salles » — a plan becomes passages, each with the room that it asks for: a room is booked by one round at a
/// time.
@Service
class Rooms {
    private static final String KIND = "reach.room";

    /// « Halte » — passages, and the room in which they stand, if they need one.
    record Stay(Passages.Series series, Optional<String> room) {}

    /// « Suite d’une publication »
    sealed interface Publishing {
        record Done(int passages) implements Publishing {}

        /// Passages were added or changed meanwhile.
        record Overtaken() implements Publishing {}

        /// @param other where the same bus is at that hour
        record Elsewhere(Passage other) implements Publishing {}

        /// @param by who holds it then
        record RoomTaken(String room, LocalDate day, String by) implements Publishing {}
    }

    private record Held(Slot slot, String by) {}

    private final Passages passages;
    private final Bookings bookings;

    Rooms(Passages passages, Bookings bookings) {
        this.passages = passages;
        this.bookings = bookings;
    }

    /// All of the plan with its rooms, or none of it.
    ///
    /// @param seen what [Passages#state] was when the plan was read
    @Transactional
    Publishing publish(List<Stay> stays, long seen) {
        var wanted = new ArrayList<Held>();
        for (var stay : stays) {
            var slots = slots(stay);
            var standing = standing(slots);
            for (var slot : slots) {
                var other = held(standing, slot)
                        .or(() -> wanted.stream()
                                .filter(one -> meet(one.slot(), slot))
                                .findFirst());
                if (other.isPresent())
                    return new Publishing.RoomTaken(
                            slot.title(),
                            LocalDate.ofInstant(slot.starts(), Paris.ZONE),
                            other.get().by());
                wanted.add(new Held(slot, stay.series().round().name()));
            }
        }
        return switch (passages.addAll(stays.stream().map(Stay::series).toList(), seen)) {
            case PassagesAdding.Overtaken() -> new Publishing.Overtaken();
            case PassagesAdding.Elsewhere(var other) -> new Publishing.Elsewhere(other);
            case PassagesAdding.Done(var made) -> {
                for (var one : wanted) book(one);
                yield new Publishing.Done(made);
            }
        };
    }

    private void book(Held one) {
        bookings.put(one.slot());
        bookings.book(
                one.slot().id(),
                new Booking.Asking(
                        UUID.randomUUID(),
                        new Booking.Booker(one.by(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        "fr",
                        List.of()));
    }

    /// A bus that does not come leaves the room to others; if it comes after all, it has it again if it is still
    /// free. One that comes at another hour takes the room with it, if the room is free then; at another spot it
    /// leaves it.
    @EventListener
    void follow(PassageChanged change) {
        if (!change.givenUp() && !change.takenUpAgain() && !change.moved()) return;
        var own = slot(change.was());
        var by = change.was().round().name();
        var all = ofOwner(own);
        var had = all.stream()
                .filter(slot ->
                        slot.starts().equals(own.starts()) && slot.ends().equals(own.ends()) && by.equals(holder(slot)))
                .toList();
        if (had.isEmpty()) return;
        if (change.was().comes())
            had.stream().filter(slot -> slot.calledOff().isEmpty()).forEach(slot -> bookings.callOff(slot.id()));
        if (!change.now().comes() || !change.now().spot().equals(change.was().spot())) return;
        var wanted = slot(change.now());
        if (ofOwner(wanted).stream().noneMatch(slot -> slot.calledOff().isEmpty() && meet(slot, wanted)))
            book(new Held(wanted, by));
    }

    private List<Slot> ofOwner(Slot own) {
        return bookings.ofOwner(own.owner()).stream().map(Bookings.Seats::slot).toList();
    }

    private static Slot slot(Passage passage) {
        return slot(
                passage.commune(),
                passage.spot(),
                passage.spot(),
                passage.day().atTime(passage.starts()),
                passage.day().atTime(passage.ends()));
    }

    private static List<Slot> slots(Stay stay) {
        var slots = new ArrayList<Slot>();
        if (stay.room().isEmpty()) return slots;
        var series = stay.series();
        for (var n = 0; n < series.times(); n++) {
            var day = series.day(n);
            if (!OpeningHours.isPublicHoliday(day))
                slots.add(slot(
                        series.commune(),
                        stay.room().get(),
                        series.spot(),
                        day.atTime(series.starts()),
                        day.atTime(series.ends())));
        }
        return slots;
    }

    private static Slot slot(String commune, String room, String spot, LocalDateTime from, LocalDateTime to) {
        return Slot.of(
                        new Slot.Owner(KIND, commune + "/" + Folding.slug(room)),
                        room,
                        spot,
                        "/passages/commune/" + commune,
                        at(from),
                        at(to),
                        1,
                        0)
                .unlisted();
    }

    private static Instant at(LocalDateTime moment) {
        return moment.atZone(Paris.ZONE).toInstant();
    }

    /// Those of the one room of a stay.
    private List<Slot> standing(List<Slot> wanted) {
        if (wanted.isEmpty()) return List.of();
        return ofOwner(wanted.getFirst()).stream()
                .filter(slot -> slot.calledOff().isEmpty())
                .toList();
    }

    private Optional<Held> held(List<Slot> standing, Slot wanted) {
        return standing.stream()
                .filter(slot -> meet(slot, wanted))
                .map(slot -> new Held(slot, holder(slot)))
                .findFirst();
    }

    private String holder(Slot slot) {
        return bookings.list(slot.id()).stream()
                .flatMap(one -> one.who().stream())
                .map(Booking.Booker::name)
                .findFirst()
                .orElse("–");
    }

    private static boolean meet(Slot one, Slot other) {
        return one.owner().equals(other.owner())
                && one.starts().isBefore(other.ends())
                && other.starts().isBefore(one.ends());
    }
}
