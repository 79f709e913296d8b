package org.tousaidants.outreach.positions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// « Poste » — one or several people of one structure who help.
///
/// @param commune INSEE code of the structure
/// @param area the covered communes, by default that of the structure
/// @param languages and training as the structure words them
/// @param source the national list and the number there; empty when typed by hand
public record Position(
        UUID id,
        Structure who,
        String commune,
        List<String> area,
        Profile profile,
        int seats,
        Optional<LocalDate> fundedUntil,
        Skills skills,
        State state,
        String source) {
    private static final int ENDING_MONTHS = 6;

    /// « Structure et employeur » — the structure that receives the people, and the one that pays them.
    ///
    /// @param mail address of the structure; empty when unknown
    public record Structure(String host, String employer, Optional<String> mail) {}

    /// « Langues et formation » — in the words of the structure.
    public record Skills(String languages, String training) {}

    /// « Métier » — the job of the people in the position.
    public enum Profile {
        ADVISER,
        MEDIATOR,
        VOLUNTEER;

        String key() {
            return "posts.profile." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// « État d’un poste » — from the wish to recruit to the end of the position.
    public enum State {
        WANTED,
        ADVERTISED,
        FILLED,
        CLOSED;

        String key() {
            return "posts.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    boolean counts() {
        return state != State.CLOSED;
    }

    boolean searched() {
        return state == State.WANTED || state == State.ADVERTISED;
    }

    /// The post is filled, and its funding ends within half a year.
    boolean ending(LocalDate today) {
        return state == State.FILLED
                && fundedUntil
                        .filter(day -> day.isBefore(today.plusMonths(ENDING_MONTHS)))
                        .isPresent();
    }

    Position with(State next) {
        return new Position(id, who, commune, area, profile, seats, fundedUntil, skills, next, source);
    }
}
