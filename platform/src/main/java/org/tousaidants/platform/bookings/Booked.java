package org.tousaidants.platform.bookings;

import org.tousaidants.platform.identity.Secret;

/// « Réponse à une inscription » — what became of the wish for a seat.
public sealed interface Booked {
    /// @param link opens the page that shows the booking and gives the seat back
    record Seated(Booking booking, Secret link) implements Booked {}

    /// @param rank 1 is the next to get a seat
    record Waiting(Booking booking, int rank, Secret link) implements Booked {}

    /// No seat is free, and no place to wait.
    record Full() implements Booked {}

    /// It began, or was called off.
    record Over() implements Booked {}

    /// This mail address has a seat or waits: a letter with a new link goes to it, and the page does not say so. When
    /// another address would get no seat the answer is [Full], for the same reason.
    record Before() implements Booked {}

    record NoSuchSlot() implements Booked {}
}
