package org.tousaidants.outreach.tourplanning;

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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.outreach.mobilevisits.AddPassagesResult;
import org.tousaidants.outreach.mobilevisits.Passage;
import org.tousaidants.outreach.mobilevisits.PassageChanged;
import org.tousaidants.outreach.mobilevisits.Passages;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;

/// « Salles » — turns a plan into passages, each with the room that it needs. One tour at a time books a room.
@Service
class TourBooker {
    private static final String KIND = "reach.room";

    /// « Halte » — a series of passages at one stop, and the room to book for them, if any.
    record StopSeries(Passages.PassageSeries series, Optional<String> room) {}

    /// « Suite d’une publication »
    sealed interface PublicationResult {
        record PlanPublished(int passages) implements PublicationResult {}

        /// Passages were added or changed meanwhile.
        record PlanOutdated() implements PublicationResult {}

        /// @param other the passage of the same bus at that hour
        record VehicleBusy(Passage other) implements PublicationResult {}

        /// @param by the holder of the room at that time
        record RoomTaken(String room, LocalDate day, String by) implements PublicationResult {}
    }

    private record RoomBooking(Slot slot, String by) {}

    private final Passages passages;
    private final Bookings bookings;

    TourBooker(Passages passages, Bookings bookings) {
        this.passages = passages;
        this.bookings = bookings;
    }

    /// Publishes the whole plan with its rooms, or nothing.
    ///
    /// @param seen the value of [Passages#state] when the plan was read
    @Transactional
    PublicationResult publish(List<StopSeries> stays, long seen) {
        var wanted = new ArrayList<RoomBooking>();
        for (var stay : stays) {
            var slots = slots(stay);
            var standing = standing(slots);
            for (var slot : slots) {
                var other = held(standing, slot)
                        .or(() -> wanted.stream()
                                .filter(one -> meet(one.slot(), slot))
                                .findFirst());
                if (other.isPresent())
                    return new PublicationResult.RoomTaken(
                            slot.title(),
                            LocalDate.ofInstant(slot.starts(), ParisTime.ZONE),
                            other.get().by());
                wanted.add(new RoomBooking(slot, stay.series().round().name()));
            }
        }
        return switch (passages.addAll(stays.stream().map(StopSeries::series).toList(), seen)) {
            case AddPassagesResult.PlanOutdated() -> new PublicationResult.PlanOutdated();
            case AddPassagesResult.VehicleBusy(var other) -> new PublicationResult.VehicleBusy(other);
            case AddPassagesResult.Added(var made) -> {
                for (var one : wanted) book(one);
                yield new PublicationResult.PlanPublished(made);
            }
        };
    }

    private void book(RoomBooking one) {
        bookings.put(one.slot());
        bookings.book(
                one.slot().id(),
                new Booking.BookingRequest(
                        UUID.randomUUID(),
                        new Booking.Booker(one.by(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        "fr",
                        List.of()));
    }

    /// A cancelled passage releases its room; a resumed one books it again if it is still free. A passage moved
    /// to another hour moves its booking, if the room is free; a passage moved to another spot releases it.
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
            book(new RoomBooking(wanted, by));
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

    private static List<Slot> slots(StopSeries stay) {
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
                        new Slot.Owner(KIND, commune + "/" + TextFolding.slug(room)),
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
        return moment.atZone(ParisTime.ZONE).toInstant();
    }

    /// The bookings of the one room of a stay.
    private List<Slot> standing(List<Slot> wanted) {
        if (wanted.isEmpty()) return List.of();
        return ofOwner(wanted.getFirst()).stream()
                .filter(slot -> slot.calledOff().isEmpty())
                .toList();
    }

    private Optional<RoomBooking> held(List<Slot> standing, Slot wanted) {
        return standing.stream()
                .filter(slot -> meet(slot, wanted))
                .map(slot -> new RoomBooking(slot, holder(slot)))
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
