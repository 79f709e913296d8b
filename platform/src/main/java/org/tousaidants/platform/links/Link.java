package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lien » — an issued link.
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

    /// The id of its row.
    public UUID about() {
        return UUID.fromString(subject());
    }

    /// « Objet d’un lien » — the description of a new link.
    ///
    /// @param purpose the package and the act: `referrals.answer`
    /// @param subject the id of a row of that package
    /// @param person the recipient, by an id whose account may be gone
    /// @param name the recipient's name, where there is no id
    /// @param opens start of validity, if not at once
    public record What(
            String purpose, String subject, Optional<UUID> person, Optional<String> name, Optional<Instant> opens) {
        public What {
            if (!purpose.matches("[a-z]+(\\.[a-z-]+)+"))
                throw new IllegalArgumentException("invalid purpose: " + purpose);
        }

        public What(String purpose, String subject, Optional<UUID> person) {
            this(purpose, subject, person, Optional.empty(), Optional.empty());
        }

        public static What of(String purpose, String subject) {
            return new What(purpose, subject, Optional.empty());
        }
    }
}
