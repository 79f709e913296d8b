package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lien » — one that was given out.
public record Link(
        UUID id, What what, Instant created, Instant expires, Optional<Instant> used, Optional<Instant> revoked) {

    public String purpose() {
        return what.purpose();
    }

    public String subject() {
        return what.subject();
    }

    public Optional<UUID> person() {
        return what.person();
    }

    /// The id of the row that it is about.
    public UUID about() {
        return UUID.fromString(subject());
    }

    /// « Objet d’un lien » — what is asked for when one is made.
    ///
    /// @param purpose the room and the act: `referrals.answer`
    /// @param subject what it is about: the id of a row of that room
    /// @param person to whom it is given, by an id that may lead to no account any more
    /// @param name what she is called, where she has no id
    /// @param opens from when on, if not at once
    public record What(
            String purpose, String subject, Optional<UUID> person, Optional<String> name, Optional<Instant> opens) {
        public What {
            if (!purpose.matches("[a-z]+(\\.[a-z-]+)+"))
                throw new IllegalArgumentException("not a purpose: " + purpose);
        }

        public What(String purpose, String subject, Optional<UUID> person) {
            this(purpose, subject, person, Optional.empty(), Optional.empty());
        }

        public static What of(String purpose, String subject) {
            return new What(purpose, subject, Optional.empty());
        }
    }
}
