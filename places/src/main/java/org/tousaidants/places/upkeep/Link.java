package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A link of a letter, without what opens it. It leads to one sheet, or stops the letters; whom it was written to is an
/// id that may name nobody any more.
record Link(
        Purpose purpose,
        UUID letter,
        UUID person,
        Optional<UUID> ask,
        Instant created,
        Instant expires,
        boolean used,
        boolean replaced) {
    enum Purpose {
        CARE,
        STOP
    }
}
