package org.tousaidants.community.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;

/// « Offre de formation » — service for trainings: offers, dates, seats, attendance, certificates.
@Service
public class Trainings {
    static final String KIND = "training.session";

    /// « Formation et ses dates » — a training with its dates and free seats.
    record OfferView(TrainingOffer offer, List<Bookings.Seats> dates, Instant now) {
        List<Bookings.Seats> coming() {
            return dates.stream()
                    .filter(date -> date.slot().calledOff().isEmpty()
                            && now.isBefore(date.slot().starts()))
                    .toList();
        }
    }

    /// « Feuille de présence » — the attendance list of a date.
    ///
    /// @param day whether attendance can be recorded already
    /// @param over whether the session has ended, so that certificates exist
    record AttendanceList(Bookings.Seats seats, List<Booking> bookings, boolean day, boolean over) {}

    /// « Attestation de présence » — the certificate of one participant.
    record AttendanceCertificate(TrainingOffer offer, Slot slot, Booking booking) {}

    private final TrainingStore store;
    private final Bookings bookings;
    private final Clock clock;

    Trainings(TrainingStore store, Bookings bookings, Clock clock) {
        this.store = store;
        this.bookings = bookings;
        this.clock = clock;
    }

    @Transactional
    public void offer(TrainingOffer offer) {
        store.put(offer);
    }

    @Transactional(readOnly = true)
    List<OfferView> list() {
        return store.list().stream().map(offer -> shown(offer)).toList();
    }

    @Transactional(readOnly = true)
    Optional<OfferView> find(UUID id) {
        return store.find(id).map(offer -> shown(offer));
    }

    private OfferView shown(TrainingOffer offer) {
        return new OfferView(offer, bookings.ofOwner(owner(offer.id())), clock.instant());
    }

    /// Adds a date to an offer. The form contains its id, so that a repeated request adds one.
    @Transactional
    public boolean addDate(UUID id, UUID offer, String place, Instant starts, Instant ends, int seats) {
        return store.find(offer)
                .map(found -> {
                    var slot = new Slot(
                            id,
                            owner(offer),
                            found.title(),
                            place,
                            "/formations/" + offer,
                            new Slot.Time(starts, ends),
                            new Slot.Capacity(seats, seats),
                            true,
                            0,
                            Optional.empty());
                    bookings.put(slot);
                    return true;
                })
                .orElse(false);
    }

    /// Books a seat on a date of this offer, outside a transaction, so that concurrent bookings are processed
    /// in one batch.
    public BookingResult book(UUID offer, UUID slot, Booking.BookingRequest asking) {
        return ofOffer(offer, slot).map(seats -> bookings.book(slot, asking)).orElseGet(BookingResult.NoSuchSlot::new);
    }

    @Transactional(readOnly = true)
    Optional<AttendanceList> roll(UUID offer, UUID slot) {
        return ofOffer(offer, slot)
                .map(seats -> new AttendanceList(
                        seats, bookings.list(slot), seats.slot().mayBeAttended(clock.instant()), over(seats.slot())));
    }

    /// Records the attendance of a person; false if they have no seat on this date.
    @Transactional
    public boolean came(UUID offer, UUID slot, UUID booking, boolean came) {
        return ofOffer(offer, slot).isPresent()
                && bookings.find(booking)
                        .filter(found -> found.slot().equals(slot))
                        .isPresent()
                && bookings.came(booking, came);
    }

    @Transactional
    boolean callOff(UUID offer, UUID slot) {
        return ofOffer(offer, slot).isPresent() && bookings.callOff(slot);
    }

    /// The certificate of a booking, only after the session.
    @Transactional(readOnly = true)
    Optional<AttendanceCertificate> certificate(UUID id) {
        var booking = bookings.find(id)
                .filter(one -> one.came().orElse(false) && one.who().isPresent());
        var slot = booking.flatMap(one -> bookings.seats(one.slot()))
                .map(Bookings.Seats::slot)
                .filter(one -> one.owner().kind().equals(KIND))
                .filter(this::over);
        return slot.flatMap(one -> store.find(UUID.fromString(one.owner().owner())))
                .filter(TrainingOffer::certificate)
                .map(offer -> new AttendanceCertificate(offer, slot.orElseThrow(), booking.orElseThrow()));
    }

    private boolean over(Slot slot) {
        return !clock.instant().isBefore(slot.ends());
    }

    private Optional<Bookings.Seats> ofOffer(UUID offer, UUID slot) {
        return bookings.seats(slot).filter(seats -> seats.slot().owner().equals(owner(offer)));
    }

    private static Slot.Owner owner(UUID offer) {
        return new Slot.Owner(KIND, offer.toString());
    }
}
