package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Inscription » — a seat that a person takes, or waits for.
///
/// @param n the order in which they came, over all slots
/// @param who empty once she is forgotten
/// @param person her account, if she had one
/// @param wants what she needs to come, by keys of the wing
/// @param came empty until a person said so
public record Booking(
        UUID id,
        UUID slot,
        long n,
        Instant at,
        State state,
        Optional<Booker> who,
        Optional<UUID> person,
        String lang,
        List<String> wants,
        Optional<Boolean> came) {
    /// Whether the form of this booking was sent once more, by its sender: an id alone proves nothing.
    boolean repeatedBy(UUID ofSlot, Asking asking) {
        return slot.equals(ofSlot)
                && who.equals(Optional.of(asking.who()))
                && person.equals(asking.person())
                && wants.equals(asking.wants());
    }

    /// « État d’une inscription ».
    public enum State {
        SEATED,
        WAITING,
        CANCELLED
    }

    /// « Personne inscrite » — as she wants to be called, and how to reach her.
    public record Booker(String name, Optional<MailAddress> mail, Optional<String> phone) {}

    /// « Demande d’inscription ».
    ///
    /// @param id the form's own, so that a form sent twice takes one seat
    public record Asking(UUID id, Booker who, Optional<UUID> person, String lang, List<String> wants) {
        Asking as(UUID other) {
            return new Asking(other, who, person, lang, wants);
        }
    }
}
