package org.tousaidants.commons.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Événement » — one day of the network.
///
/// @param slot of its seats
/// @param callUntil when the call for proposals ends, by the server's clock
record Gathering(UUID id, String title, String words, String place, UUID slot, Instant callUntil, Instant added) {
    /// « Intervention » — proposed, then taken into the programme or not.
    ///
    /// @param contact how to answer; seen by the coordination alone
    /// @param minutes what was said, empty before
    record Talk(
            UUID id,
            UUID event,
            Instant at,
            String title,
            String words,
            String speaker,
            String contact,
            State state,
            String room,
            Optional<Instant> starts,
            String minutes) {}

    /// « État d’une intervention ».
    enum State {
        PROPOSED,
        TAKEN,
        DECLINED
    }

    /// « Question de la salle ».
    record Question(UUID id, UUID talk, Instant at, String words, int votes) {}
}
