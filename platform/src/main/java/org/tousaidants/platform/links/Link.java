package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lien » — a link that was created: purpose, subject, person, validity.
public record Link(
        UUID id,
        LinkRequest what,
        Instant created,
        Instant expires,
        Optional<Instant> used,
        Optional<Instant> revoked) {

    public String purpose() {
        return what.purpose();
    }

    public String subject() {
        return what.subject();
    }

    public Optional<UUID> person() {
        return what.person();
    }

    /// The subject as an id.
    public UUID about() {
        return UUID.fromString(subject());
    }

    /// « Objet d’un lien » — the purpose, subject and recipient of a new link.
    ///
    /// @param purpose package and act: `referrals.answer`
    /// @param subject id of a row of that package
    /// @param person id of the recipient, whose account may no longer exist
    /// @param name name of the recipient, if there is no id
    /// @param opens start of validity; empty if valid at once
    public record LinkRequest(
            String purpose, String subject, Optional<UUID> person, Optional<String> name, Optional<Instant> opens) {
        public LinkRequest {
            if (!purpose.matches("[a-z]+(\\.[a-z-]+)+"))
                throw new IllegalArgumentException("invalid purpose: " + purpose);
        }

        public LinkRequest(String purpose, String subject, Optional<UUID> person) {
            this(purpose, subject, person, Optional.empty(), Optional.empty());
        }

        public static LinkRequest of(String purpose, String subject) {
            return new LinkRequest(purpose, subject, Optional.empty());
        }
    }
}
