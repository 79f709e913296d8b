package org.tousaidants.community.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;

/// « Offre de formation » — manages trainings: offers, dates, seats, attendance and certificates.
@Service
public class Trainings {
    static final String KIND = "training.session";

    /// « Formation et ses dates » — a training with its dates and their free seats.
    record TrainingOfferView(TrainingOffer offer, List<SeatBookings.SlotSeats> dates, Instant now) {
        List<SeatBookings.SlotSeats> coming() {
            return dates.stream()
                    .filter(date -> date.slot().calledOff().isEmpty()
                            && now.isBefore(date.slot().starts()))
                    .toList();
        }
    }

    /// « Feuille de présence » — the attendance list of one date.
    ///
    /// @param day whether attendance can already be recorded
    /// @param over whether the session has ended, so that certificates are available
    record TrainingAttendanceList(
            SeatBookings.SlotSeats seats, List<SeatBooking> bookings, boolean day, boolean over) {}

    /// « Attestation de présence » — the certificate of one participant.
    record TrainingCertificate(TrainingOffer offer, BookableSlot slot, SeatBooking booking) {}

    private final TrainingStore store;
    private final SeatBookings bookings;
    private final Clock clock;

    Trainings(TrainingStore store, SeatBookings bookings, Clock clock) {
        this.store = store;
        this.bookings = bookings;
        this.clock = clock;
    }

    @Transactional
    public void offer(TrainingOffer offer) {
        store.put(offer);
    }

    @Transactional(readOnly = true)
    List<TrainingOfferView> list() {
        return store.list().stream().map(offer -> shown(offer)).toList();
    }

    @Transactional(readOnly = true)
    Optional<TrainingOfferView> find(UUID id) {
        return store.find(id).map(offer -> shown(offer));
    }

    private TrainingOfferView shown(TrainingOffer offer) {
        return new TrainingOfferView(offer, bookings.ofOwner(owner(offer.id())), clock.instant());
    }

    /// Adds a date to a training. The form contains the id of the date, so that a form submitted twice adds only
    /// one. Returns false if the training does not exist.
    ///
    /// @param id id of the date
    /// @param offer id of the training
    @Transactional
    public boolean addDate(UUID id, UUID offer, String place, Instant starts, Instant ends, int seats) {
        return store.find(offer)
                .map(found -> {
                    var slot = new BookableSlot(
                            id,
                            owner(offer),
                            found.title(),
                            place,
                            "/formations/" + offer,
                            new BookableSlot.SlotPeriod(starts, ends),
                            new BookableSlot.SlotCapacity(seats, seats),
                            true,
                            0,
                            Optional.empty());
                    bookings.put(slot);
                    return true;
                })
                .orElse(false);
    }

    /// Books a seat on a date of a training. The method itself runs outside a transaction: only the booking is a
    /// transaction, so that it is short.
    ///
    /// @param offer id of the training
    /// @param slot id of the date
    /// @param asking the person and their needs
    public BookingResult book(UUID offer, UUID slot, SeatBooking.BookingRequest asking) {
        return ofOffer(offer, slot)
                .map(seats -> bookings.book(slot, asking))
                .orElseGet(BookingResult.SlotNotFound::new);
    }

    @Transactional(readOnly = true)
    Optional<TrainingAttendanceList> roll(UUID offer, UUID slot) {
        return ofOffer(offer, slot)
                .map(seats -> new TrainingAttendanceList(
                        seats, bookings.list(slot), seats.slot().mayBeAttended(clock.instant()), over(seats.slot())));
    }

    /// Records whether a person attended a date of a training. Returns false if the person has no seat on this
    /// date.
    ///
    /// @param offer id of the training
    /// @param slot id of the date
    /// @param booking id of the booking
    /// @param came whether the person attended
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

    /// Returns the certificate of a booking; empty before the end of the session, if the person did not attend,
    /// or if the training has no certificates.
    @Transactional(readOnly = true)
    Optional<TrainingCertificate> certificate(UUID id) {
        var booking = bookings.find(id)
                .filter(one -> one.came().orElse(false) && one.who().isPresent());
        var slot = booking.flatMap(one -> bookings.seats(one.slot()))
                .map(SeatBookings.SlotSeats::slot)
                .filter(one -> one.owner().kind().equals(KIND))
                .filter(this::over);
        return slot.flatMap(one -> store.find(UUID.fromString(one.owner().owner())))
                .filter(TrainingOffer::certificate)
                .map(offer -> new TrainingCertificate(offer, slot.orElseThrow(), booking.orElseThrow()));
    }

    private boolean over(BookableSlot slot) {
        return !clock.instant().isBefore(slot.ends());
    }

    private Optional<SeatBookings.SlotSeats> ofOffer(UUID offer, UUID slot) {
        return bookings.seats(slot).filter(seats -> seats.slot().owner().equals(owner(offer)));
    }

    private static BookableSlot.SlotOwner owner(UUID offer) {
        return new BookableSlot.SlotOwner(KIND, offer.toString());
    }
}
