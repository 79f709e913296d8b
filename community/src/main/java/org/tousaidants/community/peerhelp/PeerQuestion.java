package org.tousaidants.community.peerhelp;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Question entre pairs » — a question of a helper about their practice, never about a person helped.
///
/// @param account the asker; their name is read from the account
/// @param words details; may be empty
/// @param answers number of answers
/// @param kept whether an answer is a resource
record PeerQuestion(UUID id, UUID account, String title, String words, Instant asked, int answers, boolean kept) {
    /// « Réponse d’un pair » — an answer; when kept, a resource has the same id.
    record PeerAnswer(UUID id, UUID account, String words, Instant at, Optional<Instant> kept) {}

    /// « Heure offerte » — an hour that a helper offers to a peer.
    record MentorOffer(UUID account, String subject) {}
}
