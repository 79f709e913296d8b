package org.tousaidants.platform.links;

import java.util.Optional;

/// « Lien ouvert » — the result of looking up a secret.
public sealed interface Opened {
    record Valid(Link link) implements Opened {}

    /// It was used, and its effect stands.
    record Used(Link link) implements Opened {}

    /// It is not valid yet.
    record Early(Link link) implements Opened {}

    record Expired(Link link) implements Opened {}

    record Revoked(Link link) implements Opened {}

    /// No such link, or one of another purpose: the two are not distinguished.
    record Unknown() implements Opened {}

    /// The link in any state.
    default Optional<Link> any() {
        return switch (this) {
            case Valid(var link) -> Optional.of(link);
            case Used(var link) -> Optional.of(link);
            case Early(var link) -> Optional.of(link);
            case Expired(var link) -> Optional.of(link);
            case Revoked(var link) -> Optional.of(link);
            case Unknown() -> Optional.empty();
        };
    }

    /// The link, if it is valid.
    default Optional<Link> valid() {
        return this instanceof Valid(var link) ? Optional.of(link) : Optional.empty();
    }
}
