package org.tousaidants.community.peerhelp;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Question entre pairs » — a question of a helper about their practice, never about a person whom they help.
///
/// @param account account of the helper who asks, from which the name is read
/// @param words details; may be empty
/// @param answers number of answers
/// @param kept whether an answer was saved as a resource
record PeerQuestion(UUID id, UUID account, String title, String words, Instant asked, int answers, boolean kept) {
    /// « Réponse d’un pair » — an answer to a question.
    ///
    /// @param kept moment at which it was saved as a resource with the same id; empty if it was not
    record PeerAnswer(UUID id, UUID account, String words, Instant at, Optional<Instant> kept) {}

    /// « Heure offerte » — an hour that a helper offers to a peer.
    record MentoringOffer(UUID account, String subject) {}
}
