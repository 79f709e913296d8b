package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Présence » — a person's statement that they help at a place; it counts once a person of the place, or a
/// coordinator, confirms it.
///
/// @param name the whole name, for the people who answer for the place
/// @param profile of the recognition, in French
/// @param word the last answer; empty: none yet
/// @param readByPlace whether the person agreed that the people who answer for the place read their name
record Affiliation(
        UUID helper, UUID account, String name, String profile, Place place, Optional<Word> word, boolean readByPlace) {
    /// « Parole » — the answer, its time, and whether the coordination or a person of the place gave it.
    ///
    /// @param by an account, or a person who answers for the place; empty for a letter sent
    record Word(UUID helper, PlaceId place, Act act, Instant at, Optional<UUID> by, boolean desk) {}

    enum Act {
        /// A letter was sent to the people who answer for the place.
        ASKED,
        CONFIRMED,
        DENIED
    }

    enum State {
        SAID,
        CONFIRMED,
        DENIED
    }

    State state() {
        return word.map(one -> switch (one.act()) {
                    case ASKED -> State.SAID;
                    case CONFIRMED -> State.CONFIRMED;
                    case DENIED -> State.DENIED;
                })
                .orElse(State.SAID);
    }
}
