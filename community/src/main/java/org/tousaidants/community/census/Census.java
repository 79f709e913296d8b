package org.tousaidants.community.census;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Campagne de recensement » — the census of one year, which asks every organisation the same questions.
///
/// @param ends moment after which no answers are accepted
record Census(UUID id, String title, int year, List<CensusQuestion> questions, Instant ends, Instant added) {
    /// Returns the last day on which answers are accepted.
    LocalDate lastDay() {
        return ParisTime.day(ends.minusSeconds(1));
    }

    /// « Structure interrogée » — an organisation that received the questions.
    record InvitedStructure(
            UUID id, UUID census, String name, String mail, Instant sentAt, Optional<Instant> answeredAt) {}

    /// « Réponse au recensement » — the answer of one organisation to one question.
    ///
    /// @param asked id of the organisation in this census
    /// @param question id of the question
    record CensusAnswer(UUID asked, String question, String value) {}
}
