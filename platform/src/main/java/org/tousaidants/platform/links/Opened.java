package org.tousaidants.platform.links;

import java.util.Optional;

/// « Lien ouvert » — what a secret that is brought leads to.
public sealed interface Opened {
    record Valid(Link link) implements Opened {}

    /// It served: what it did stands.
    record Used(Link link) implements Opened {}

    /// It opens later.
    record Early(Link link) implements Opened {}

    record Expired(Link link) implements Opened {}

    record Revoked(Link link) implements Opened {}

    /// No such link, or one of another purpose: the two are not told apart.
    record Unknown() implements Opened {}

    /// The link, whatever became of it.
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

    /// The link, if it may still be used.
    default Optional<Link> valid() {
        return this instanceof Valid(var link) ? Optional.of(link) : Optional.empty();
    }
}
