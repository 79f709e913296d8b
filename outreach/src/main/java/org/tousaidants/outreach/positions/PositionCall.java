package org.tousaidants.outreach.positions;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// « Appel » — the question to a structure whether its post is filled, and its answer.
record PositionCall(Instant asked, Optional<Answer> answer, String words) {
    /// « Réponse d’une structure »
    public enum Answer {
        FILLED,
        SEARCHING,
        GIVEN_UP;

        String key() {
            return "posts.answer." + name().toLowerCase(Locale.ROOT);
        }

        Position.State state() {
            return switch (this) {
                case FILLED -> Position.State.FILLED;
                case SEARCHING -> Position.State.ADVERTISED;
                case GIVEN_UP -> Position.State.CLOSED;
            };
        }
    }
}
