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
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.outreach.mobilevisits.AddHelpBusStopsResult;
import org.tousaidants.outreach.mobilevisits.HelpBusStop;
import org.tousaidants.outreach.mobilevisits.HelpBusStopChanged;
import org.tousaidants.outreach.mobilevisits.HelpBusStops;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;

/// « Salles » — converts a plan to passages, and books the meeting rooms that they need. Rooms are booked for one
/// tour at a time.
@Service
class HelpBusTourPublisher {
    private static final String KIND = "reach.room";

    /// « Halte » — a series of passages at one stop, and the meeting room to book for them, if any.
    record StopSeriesWithRoom(HelpBusStops.HelpBusStopSeries series, Optional<String> room) {}

    /// « Suite d’une publication » — the result of publishing a plan.
    sealed interface TourPublicationResult {
        record TourPlanPublished(int passages) implements TourPublicationResult {}

        /// The plan is not published, because passages were added or changed in the meantime.
        record TourPlanOutdated() implements TourPublicationResult {}

        /// The plan is not published, because the bus is at another stop at that hour.
        ///
        /// @param other the other passage of the same bus
        record TourVehicleBusy(HelpBusStop other) implements TourPublicationResult {}

        /// The plan is not published, because the meeting room is not free.
        ///
        /// @param room name of the room
        /// @param by the tour or person for whom the room is booked at that time
        record TourRoomTaken(String room, LocalDate day, String by) implements TourPublicationResult {}
    }

    private record RoomBooking(BookableSlot slot, String by) {}

    private final HelpBusStops passages;
    private final SeatBookings bookings;

    HelpBusTourPublisher(HelpBusStops passages, SeatBookings bookings) {
        this.passages = passages;
        this.bookings = bookings;
    }

    /// Publishes the passages of a plan and books their meeting rooms. Either all passages are published, or
    /// nothing is done.
    ///
    /// @param stays the series of passages, each with its room
    /// @param seen value of [HelpBusStops#state] when the plan was read
    @Transactional
    TourPublicationResult publish(List<StopSeriesWithRoom> stays, long seen) {
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
                    return new TourPublicationResult.TourRoomTaken(
                            slot.title(),
                            LocalDate.ofInstant(slot.starts(), ParisTime.ZONE),
                            other.get().by());
                wanted.add(new RoomBooking(slot, stay.series().round().name()));
            }
        }
        return switch (passages.addAll(
                stays.stream().map(StopSeriesWithRoom::series).toList(), seen)) {
            case AddHelpBusStopsResult.AddedStopPlanOutdated() -> new TourPublicationResult.TourPlanOutdated();
            case AddHelpBusStopsResult.AddedStopVehicleBusy(var other) ->
                new TourPublicationResult.TourVehicleBusy(other);
            case AddHelpBusStopsResult.HelpBusStopsAdded(var made) -> {
                for (var one : wanted) book(one);
                yield new TourPublicationResult.TourPlanPublished(made);
            }
        };
    }

    private void book(RoomBooking one) {
        bookings.put(one.slot());
        bookings.book(
                one.slot().id(),
                new SeatBooking.BookingRequest(
                        UUID.randomUUID(),
                        new SeatBooking.Booker(one.by(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        "fr",
                        List.of()));
    }

    /// Adapts the booking of a room after a passage was changed. A cancelled passage, or one at another spot,
    /// releases its room; a resumed passage books it again; for a passage at another hour the booking is moved.
    /// A booking is made only if the room is free.
    @EventListener
    void follow(HelpBusStopChanged change) {
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

    private List<BookableSlot> ofOwner(BookableSlot own) {
        return bookings.ofOwner(own.owner()).stream()
                .map(SeatBookings.SlotSeats::slot)
                .toList();
    }

    private static BookableSlot slot(HelpBusStop passage) {
        return slot(
                passage.commune(),
                passage.spot(),
                passage.spot(),
                passage.day().atTime(passage.starts()),
                passage.day().atTime(passage.ends()));
    }

    private static List<BookableSlot> slots(StopSeriesWithRoom stay) {
        var slots = new ArrayList<BookableSlot>();
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

    private static BookableSlot slot(String commune, String room, String spot, LocalDateTime from, LocalDateTime to) {
        return BookableSlot.of(
                        new BookableSlot.SlotOwner(KIND, commune + "/" + TextNormalisation.slug(room)),
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

    /// Returns the bookings of a room that already exist for the passages of a stop.
    ///
    /// @param wanted the bookings that the passages need
    private List<BookableSlot> standing(List<BookableSlot> wanted) {
        if (wanted.isEmpty()) return List.of();
        return ofOwner(wanted.getFirst()).stream()
                .filter(slot -> slot.calledOff().isEmpty())
                .toList();
    }

    private Optional<RoomBooking> held(List<BookableSlot> standing, BookableSlot wanted) {
        return standing.stream()
                .filter(slot -> meet(slot, wanted))
                .map(slot -> new RoomBooking(slot, holder(slot)))
                .findFirst();
    }

    private String holder(BookableSlot slot) {
        return bookings.list(slot.id()).stream()
                .flatMap(one -> one.who().stream())
                .map(SeatBooking.Booker::name)
                .findFirst()
                .orElse("–");
    }

    private static boolean meet(BookableSlot one, BookableSlot other) {
        return one.owner().equals(other.owner())
                && one.starts().isBefore(other.ends())
                && other.starts().isBefore(one.ends());
    }
}
