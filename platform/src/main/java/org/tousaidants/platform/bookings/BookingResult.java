package org.tousaidants.platform.bookings;

import org.tousaidants.platform.identity.SecretToken;

/// « Réponse à une inscription » — the result of a booking request.
public sealed interface BookingResult {
    /// The person has a seat.
    ///
    /// @param link secret that opens the page of the booking
    record SeatConfirmed(SeatBooking booking, SecretToken link) implements BookingResult {}

    /// The person is on the waiting list.
    ///
    /// @param rank position on the waiting list, from 1
    record BookedOnWaitingList(SeatBooking booking, int rank, SecretToken link) implements BookingResult {}

    /// No seat is free and the waiting list is full.
    record SlotFullyBooked() implements BookingResult {}

    /// The slot has begun or was cancelled.
    record SlotAlreadyOver() implements BookingResult {}

    /// The mail address already has a seat or is on the waiting list. A letter with a new link is sent to this
    /// address; the page after the form does not reveal that the address was known. If a new mail address would
    /// get no seat, the result is [SlotFullyBooked], for the same reason.
    record AddressAlreadyBooked() implements BookingResult {}

    record SlotNotFound() implements BookingResult {}
}
