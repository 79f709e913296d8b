package org.tousaidants.path.appointments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.path.referrals.PlaceDeskPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.Booked;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.identity.Actor;

/// « Rendez-vous et ateliers » — the door. A slot is its helper's: she alone sees who comes.
@Service
public class Appointments implements PlaceDeskPart {
    static final String KIND = "appointments.slot";
    static final String HERE = "/rendez-vous";
    private static final int SHOWN = 60;

    /// « Feuille d’appel » — of one slot.
    record Roll(Bookings.Seats seats, List<Booking> bookings) {}

    /// « Moment d’aujourd’hui » — of a helper.
    public record Coming(UUID slot, Instant starts, String title, String place, int taken) {}

    private final Bookings bookings;
    private final SlotPlaceStore at;
    private final Clock clock;

    Appointments(Bookings bookings, SlotPlaceStore at, Clock clock) {
        this.bookings = bookings;
        this.at = at;
        this.clock = clock;
    }

    private static Slot.Owner owner(Actor helper) {
        return new Slot.Owner(KIND, helper.id().toString());
    }

    /// One after the other. Their ids come from the form's: sent twice, they are offered once.
    @Transactional
    void offer(Actor helper, AppointmentForm.Offer offer) {
        var network = helper.network().id();
        for (var n = 0; n < offer.slots(); n++) {
            var id = UUID.nameUUIDFromBytes((offer.id() + " " + n).getBytes(StandardCharsets.UTF_8));
            if (bookings.seats(network, id).isPresent()) continue;
            var starts = offer.starts().plus(offer.each().multipliedBy(n));
            bookings.put(
                    network,
                    new Slot(
                            id,
                            owner(helper),
                            offer.title(),
                            offer.place(),
                            HERE + "/" + id,
                            new Slot.Time(starts, starts.plus(offer.each())),
                            new Slot.Places(offer.seats(), offer.queue()),
                            true,
                            0,
                            Optional.empty()));
            offer.at().ifPresent(where -> at.add(network, id, where));
        }
    }

    /// Those of hers that begin today.
    @Transactional(readOnly = true)
    public List<Coming> today(Actor helper) {
        return bookings.ofOwner(helper.network().id(), owner(helper)).stream()
                .filter(this::isToday)
                .map(seats -> new Coming(
                        seats.slot().id(),
                        seats.slot().starts(),
                        seats.slot().title(),
                        seats.slot().place(),
                        seats.taken()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaceDeskPart.Today> today(String network, PlaceId place) {
        return at.of(network, place).stream()
                .flatMap(slot -> bookings.seats(network, slot).stream())
                .filter(this::isToday)
                .sorted(Comparator.comparing(seats -> seats.slot().starts()))
                .map(seats -> new PlaceDeskPart.Today(
                        seats.slot().starts(), seats.slot().title(), seats.taken()))
                .toList();
    }

    private boolean isToday(Bookings.Seats seats) {
        return seats.slot().calledOff().isEmpty()
                && Paris.day(seats.slot().starts()).equals(Paris.today(clock));
    }

    @Transactional(readOnly = true)
    List<Roll> agenda(Actor helper) {
        var network = helper.network().id();
        var from = clock.instant().minus(Duration.ofDays(2));
        var rolls = new ArrayList<Roll>();
        for (var seats : bookings.ofOwner(network, owner(helper)))
            if (seats.slot().ends().isAfter(from))
                rolls.add(new Roll(seats, bookings.list(network, seats.slot().id())));
        return List.copyOf(rolls);
    }

    @Transactional(readOnly = true)
    Optional<Roll> roll(Actor helper, UUID slot) {
        var network = helper.network().id();
        return bookings.seats(network, slot)
                .filter(seats -> seats.slot().owner().equals(owner(helper)))
                .map(seats -> new Roll(seats, bookings.list(network, slot)));
    }

    /// Those that begin later and still take a person, or let her wait.
    @Transactional(readOnly = true)
    List<Bookings.Seats> coming(String network) {
        return bookings.coming(network, KIND, SHOWN).stream()
                .filter(seats -> seats.slot().calledOff().isEmpty()
                        && seats.slot().starts().isAfter(clock.instant()))
                .toList();
    }

    /// The same, at one place.
    @Transactional(readOnly = true)
    List<Bookings.Seats> coming(String network, PlaceId place) {
        var there = at.of(network, place);
        return coming(network).stream()
                .filter(seats -> there.contains(seats.slot().id()))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<PlaceId> placeOf(String network, UUID slot) {
        return at.at(network, slot);
    }

    @Transactional(readOnly = true)
    Optional<Bookings.Seats> find(String network, UUID slot) {
        return bookings.seats(network, slot)
                .filter(seats -> seats.slot().owner().kind().equals(KIND));
    }

    /// Outside a transaction, so that many who want a seat at once are seated together.
    Booked book(String network, UUID slot, Booking.Asking asking) {
        return find(network, slot).isEmpty() ? new Booked.NoSuchSlot() : bookings.book(network, slot, asking);
    }

    private boolean hers(Actor helper, UUID slot, UUID booking) {
        return roll(helper, slot)
                .filter(roll ->
                        roll.bookings().stream().anyMatch(one -> one.id().equals(booking)))
                .isPresent();
    }

    @Transactional
    boolean came(Actor helper, UUID slot, UUID booking, boolean came) {
        if (!hers(helper, slot, booking)) return false;
        bookings.came(helper.network().id(), booking, came);
        return true;
    }

    @Transactional
    boolean giveBack(Actor helper, UUID slot, UUID booking) {
        if (!hers(helper, slot, booking)) return false;
        bookings.cancel(helper.network().id(), booking);
        return true;
    }

    @Transactional
    boolean callOff(Actor helper, UUID slot) {
        if (roll(helper, slot).isEmpty()) return false;
        bookings.callOff(helper.network().id(), slot);
        return true;
    }
}
