package org.tousaidants.community.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Événement » — one day of the network.
///
/// @param slot of its seats
/// @param callUntil the end of the call for proposals, by the server's clock
record Event(UUID id, String title, String words, String place, UUID slot, Instant callUntil, Instant added) {
    /// « Intervention » — proposed, then accepted into the programme or not.
    ///
    /// @param minutes the notes of the talk, empty before
    /// @param shared the minutes are a resource of the bank, of the same id
    record Talk(
            UUID id,
            UUID event,
            Instant at,
            String title,
            String words,
            Speaker speaker,
            State state,
            Spot spot,
            String minutes,
            boolean shared) {
        String track() {
            return spot.track();
        }

        String room() {
            return spot.room();
        }

        Optional<Instant> starts() {
            return spot.starts();
        }
    }

    /// « Intervenant·e »
    ///
    /// @param contact visible to the coordination only
    record Speaker(String name, String contact) {}

    /// « Place au programme » — the room, the time and the track.
    ///
    /// @param track empty: no specific one
    record Spot(String track, String room, Optional<Instant> starts) {
        static final Spot NONE = new Spot("", "", Optional.empty());
    }

    /// « État d’une intervention ».
    enum State {
        PROPOSED,
        TAKEN,
        DECLINED
    }

    /// « Question de la salle ».
    record Question(UUID id, UUID talk, Instant at, String words, int votes) {}
}
