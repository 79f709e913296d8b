package org.tousaidants.label.publicprofiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Présence » — that a person helps at a place: she says so, and it counts once a person of the place, or a
/// coordinator, said so too.
///
/// @param name her whole name, for those who answer for the place
/// @param profile as what she is recognised, in French
/// @param word what was last said of it; empty: nothing yet
/// @param readByPlace whether she agreed that those who answer for the place read her name
record PlacePresence(
        UUID helper, UUID account, String name, String profile, Place place, Optional<Word> word, boolean readByPlace) {
    /// « Parole » — what was said, when, and whether at the desk of the coordination or by a person of the place.
    ///
    /// @param by an account, or a person who answers for the place; empty for a letter that left
    record Word(UUID helper, PlaceId place, Act act, Instant at, Optional<UUID> by, boolean desk) {}

    enum Act {
        /// Those who answer for the place were written to.
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
