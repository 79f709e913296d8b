package org.tousaidants.platform.bookings;

import org.tousaidants.platform.identity.Secret;

/// « Réponse à une inscription » — the result of a booking request.
public sealed interface BookingResult {
    /// @param link opens the page of the booking
    record Seated(Booking booking, Secret link) implements BookingResult {}

    /// @param rank 1 is the next to get a seat
    record Waiting(Booking booking, int rank, Secret link) implements BookingResult {}

    /// No seat is free, and the waiting list is full.
    record Full() implements BookingResult {}

    /// The slot has begun, or was cancelled.
    record Over() implements BookingResult {}

    /// This mail address already has a seat or waits: a letter with a new link goes to it, and the page does not
    /// say so. When another address would get no seat, the answer is [Full], for the same reason.
    record Before() implements BookingResult {}

    record NoSuchSlot() implements BookingResult {}
}
