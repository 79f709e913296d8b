package org.tousaidants.commons.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Événement » — one day of the network.
///
/// @param slot of its seats
/// @param callUntil when the call for proposals ends, by the server's clock
record Event(UUID id, String title, String words, String place, UUID slot, Instant callUntil, Instant added) {
    /// « Intervention » — proposed, then taken into the programme or not.
    ///
    /// @param minutes what was said, empty before
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
    /// @param contact how to answer; seen by the coordination alone
    record Speaker(String name, String contact) {}

    /// « Place au programme » — where and when, and in which thread of the day.
    ///
    /// @param track empty: none of its own
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
