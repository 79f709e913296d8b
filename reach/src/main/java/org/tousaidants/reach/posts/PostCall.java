package org.tousaidants.reach.posts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// « Appel » — a structure was asked whether its post is filled, and what it answered.
record PostCall(Instant asked, Optional<Answer> answer, String words) {
    /// « Réponse d’une structure »
    public enum Answer {
        FILLED,
        SEARCHING,
        GIVEN_UP;

        String key() {
            return "posts.answer." + name().toLowerCase(Locale.ROOT);
        }

        Post.State state() {
            return switch (this) {
                case FILLED -> Post.State.FILLED;
                case SEARCHING -> Post.State.ADVERTISED;
                case GIVEN_UP -> Post.State.CLOSED;
            };
        }
    }
}
