package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lien » — one that was given out.
///
/// @param purpose the room and the act: `referrals.answer`
/// @param subject what it is about: the id of a row of that room
/// @param person to whom it was given, by an id that may lead to no account any more
public record Link(
        UUID id,
        String network,
        String purpose,
        String subject,
        Optional<UUID> person,
        Instant created,
        Instant expires,
        Optional<Instant> used,
        Optional<Instant> revoked) {

    /// The id of the row that it is about.
    public UUID about() {
        return UUID.fromString(subject);
    }

    /// « Objet d’un lien » — what is asked for when one is made.
    public record What(String purpose, String subject, Optional<UUID> person) {
        public What {
            if (!purpose.matches("[a-z]+(\\.[a-z-]+)+"))
                throw new IllegalArgumentException("not a purpose: " + purpose);
        }

        public static What of(String purpose, String subject) {
            return new What(purpose, subject, Optional.empty());
        }
    }
}
