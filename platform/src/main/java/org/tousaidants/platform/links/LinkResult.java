package org.tousaidants.platform.links;

import java.util.Optional;

/// « Lien ouvert » — the result of opening a link.
public sealed interface LinkResult {
    record Valid(Link link) implements LinkResult {}

    /// The link was used, and its act is done.
    record Used(Link link) implements LinkResult {}

    /// The link is not valid yet.
    record Early(Link link) implements LinkResult {}

    record Expired(Link link) implements LinkResult {}

    record Revoked(Link link) implements LinkResult {}

    /// The link does not exist, or has another purpose; the reader gets the same answer in both cases.
    record Unknown() implements LinkResult {}

    /// Returns the link in any state, if it exists.
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

    /// Returns the link, if it is valid.
    default Optional<Link> valid() {
        return this instanceof Valid(var link) ? Optional.of(link) : Optional.empty();
    }
}
