package org.tousaidants.platform.links;

import java.util.Optional;

/// « Lien ouvert » — the result of opening a link.
public sealed interface SecretLinkResult {
    record ValidLink(SecretLink link) implements SecretLinkResult {}

    /// The link was already used.
    record LinkAlreadyUsed(SecretLink link) implements SecretLinkResult {}

    /// The link is not valid yet.
    record LinkNotYetOpen(SecretLink link) implements SecretLinkResult {}

    record LinkExpired(SecretLink link) implements SecretLinkResult {}

    record LinkRevoked(SecretLink link) implements SecretLinkResult {}

    /// The link does not exist, or has another purpose; the reader gets the same answer in both cases.
    record UnknownLink() implements SecretLinkResult {}

    /// Returns the link whether it is valid or not; empty if no such link exists.
    default Optional<SecretLink> any() {
        return switch (this) {
            case ValidLink(var link) -> Optional.of(link);
            case LinkAlreadyUsed(var link) -> Optional.of(link);
            case LinkNotYetOpen(var link) -> Optional.of(link);
            case LinkExpired(var link) -> Optional.of(link);
            case LinkRevoked(var link) -> Optional.of(link);
            case UnknownLink() -> Optional.empty();
        };
    }

    /// Returns the link if it is valid; empty otherwise.
    default Optional<SecretLink> valid() {
        return this instanceof ValidLink(var link) ? Optional.of(link) : Optional.empty();
    }
}
