package org.tousaidants.outreach.positions;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// « Appel » — the question to an organisation whether its position is filled, and the answer.
///
/// @param asked moment of the question
/// @param words text of the answer
record EmployerInquiry(Instant asked, Optional<EmployerAnswer> answer, String words) {
    /// « Réponse d’une structure » — the answer of an organisation about its position.
    public enum EmployerAnswer {
        FILLED,
        SEARCHING,
        GIVEN_UP;

        String key() {
            return "posts.answer." + name().toLowerCase(Locale.ROOT);
        }

        AdviserPosition.PositionState state() {
            return switch (this) {
                case FILLED -> AdviserPosition.PositionState.FILLED;
                case SEARCHING -> AdviserPosition.PositionState.ADVERTISED;
                case GIVEN_UP -> AdviserPosition.PositionState.CLOSED;
            };
        }
    }
}
