package org.tousaidants.places;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Signalement » — somebody says that a sheet is wrong. `contact` is what they left to be answered, often empty:
/// it is
/// read only by the people who answer.
record Report(
        UUID id,
        PlaceCode place,
        String placeName,
        Instant at,
        Topic topic,
        String message,
        String contact,
        Optional<Answered> answered) {
    /// « Sujet » — what is wrong.
    enum Topic {
        CLOSED,
        MOVED,
        HOURS,
        PHONE,
        SERVICES,
        OTHER
    }

    /// « Réponse » — when, by whose account, in what words.
    record Answered(Instant at, UUID by, String words) {}
}
