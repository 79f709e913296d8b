package org.tousaidants.platform.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lien » — a secret link that was created: its purpose, subject, recipient and validity.
public record SecretLink(
        UUID id,
        SecretLinkRequest what,
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

    /// Returns the id of the subject.
    public UUID about() {
        return UUID.fromString(subject());
    }

    /// « Objet d’un lien » — the purpose, subject and recipient of a new link.
    ///
    /// @param purpose package and activity, such as `referrals.answer`
    /// @param subject id of a row of that package
    /// @param person id of the recipient, whose account may no longer exist
    /// @param name name of the recipient, if there is no id
    /// @param opens start of the validity; empty if the link is valid at once
    public record SecretLinkRequest(
            String purpose, String subject, Optional<UUID> person, Optional<String> name, Optional<Instant> opens) {
        public SecretLinkRequest {
            if (!purpose.matches("[a-z]+(\\.[a-z-]+)+"))
                throw new IllegalArgumentException("invalid purpose: " + purpose);
        }

        public SecretLinkRequest(String purpose, String subject, Optional<UUID> person) {
            this(purpose, subject, person, Optional.empty(), Optional.empty());
        }

        public static SecretLinkRequest of(String purpose, String subject) {
            return new SecretLinkRequest(purpose, subject, Optional.empty());
        }
    }
}
