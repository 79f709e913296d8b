package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Présence » — a person's statement that they help at a place. It counts once a person of the place, or a
/// coordinator, has confirmed it.
///
/// @param name full name, for the people responsible for the place
/// @param profile profile of the recognition, in French
/// @param word the last answer; empty if there is none yet
/// @param readByPlace whether the person agreed that the people responsible for the place read their name
record Affiliation(
        UUID helper, UUID account, String name, String profile, Place place, Optional<Word> word, boolean readByPlace) {
    /// « Parole » — one answer about a presence: its time, and whether the coordination or a person of the
    /// place gave it.
    ///
    /// @param by account, or person responsible for the place; empty for a letter sent
    record Word(UUID helper, PlaceId place, Act act, Instant at, Optional<UUID> by, boolean desk) {}

    enum Act {
        /// A letter was sent to the people responsible for the place.
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
