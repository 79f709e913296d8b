package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Inscription » — a person's seat in a slot, or their position on the waiting list. `who` is empty once the
/// person's data are erased.
///
/// @param n number in the order of arrival, counted over all slots
/// @param person account, if there is one
/// @param wants needs of the person for taking part, such as a wheelchair place, as keys of the module
/// @param came whether the person attended; empty until recorded
public record SeatBooking(
        UUID id,
        UUID slot,
        long n,
        Instant at,
        BookingState state,
        Optional<Booker> who,
        Optional<UUID> person,
        String lang,
        List<String> wants,
        Optional<Boolean> came) {
    /// Returns whether a request is the form of this booking, submitted again: the slot, the person, the contact
    /// and the needs are equal. An equal form id is not sufficient, because another form may use the same id.
    ///
    /// @param ofSlot id of the slot for which the request asks
    boolean repeatedBy(UUID ofSlot, BookingRequest asking) {
        return slot.equals(ofSlot)
                && who.equals(Optional.of(asking.who()))
                && person.equals(asking.person())
                && wants.equals(asking.wants());
    }

    /// « État d’une inscription » — the state of a booking.
    public enum BookingState {
        SEATED,
        WAITING,
        CANCELLED
    }

    /// « Personne inscrite » — the name and contact that a person gave.
    public record Booker(String name, Optional<MailAddress> mail, Optional<String> phone) {}

    /// « Demande d’inscription » — the submitted form of a booking.
    ///
    /// @param id id created by the form, so that a form submitted twice takes only one seat
    /// @param wants needs of the person for taking part, as keys of the module
    public record BookingRequest(UUID id, Booker who, Optional<UUID> person, String lang, List<String> wants) {
        BookingRequest as(UUID other) {
            return new BookingRequest(other, who, person, lang, wants);
        }
    }
}
