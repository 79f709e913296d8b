package org.tousaidants.platform.bookings;

import org.tousaidants.platform.identity.Secret;

/// « Réponse à une inscription » — the result of a booking request.
public sealed interface BookingResult {
    /// @param link secret that opens the page of the booking
    record SeatConfirmed(Booking booking, Secret link) implements BookingResult {}

    /// @param rank position on the waiting list, from 1
    record Waiting(Booking booking, int rank, Secret link) implements BookingResult {}

    /// No seat is free and the waiting list is full.
    record Full() implements BookingResult {}

    /// The slot has begun or was cancelled.
    record Over() implements BookingResult {}

    /// This mail address already has a seat or is on the waiting list. A letter with a new link is sent to it,
    /// and the page does not say so. If another address would get no seat, the result is [Full], for the same
    /// reason.
    record Before() implements BookingResult {}

    record NoSuchSlot() implements BookingResult {}
}
