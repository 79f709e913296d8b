package org.tousaidants.community.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Événement » — a one-day event of the network.
///
/// @param slot id of the slot for its seats
/// @param callUntil end of the call for proposals, by the server's clock
/// @param remote address at which people can follow the event remotely; may be empty
/// @param analysis the facts of a session of analysis of practice
record CommunityEvent(
        UUID id,
        String title,
        String words,
        String place,
        UUID slot,
        Instant callUntil,
        Instant added,
        String remote,
        EventKind kind,
        PracticeAnalysis analysis) {
    /// Whether the event is a session that keeps nothing about people: no seat by name, no talk, no note.
    boolean isAnalysis() {
        return kind == EventKind.ANALYSIS;
    }

    /// « Intervention » — a proposed talk, accepted into the programme or not.
    ///
    /// @param minutes notes of the talk; empty before the talk
    /// @param shared whether the minutes are published as a resource with the same id
    record EventTalk(
            UUID id,
            UUID event,
            Instant at,
            String title,
            String words,
            TalkSpeaker speaker,
            TalkState state,
            ProgrammeSlot spot,
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

    /// « Intervenant·e » — the speaker of a talk.
    ///
    /// @param contact contact, which only coordinators can read
    record TalkSpeaker(String name, String contact) {}

    /// « Place au programme » — the track, room and time of a talk in the programme.
    ///
    /// @param track name of the track; empty if there are no tracks
    record ProgrammeSlot(String track, String room, Optional<Instant> starts) {
        static final ProgrammeSlot NONE = new ProgrammeSlot("", "", Optional.empty());
    }

    /// « État d’une intervention » — the state of a talk.
    enum TalkState {
        PROPOSED,
        TAKEN,
        DECLINED
    }

    /// « Question de la salle » — a question that a participant asked about a talk.
    ///
    /// @param votes number of participants who support it
    record TalkAudienceQuestion(UUID id, UUID talk, Instant at, String words, int votes) {}
}
