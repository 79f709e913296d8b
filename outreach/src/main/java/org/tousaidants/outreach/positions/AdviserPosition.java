package org.tousaidants.outreach.positions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// « Poste » — a position of one or several helpers in one organisation.
///
/// @param commune INSEE code of the commune of the organisation
/// @param area codes of the covered communes, by default the commune of the organisation
/// @param skills required languages and training, as worded by the organisation
/// @param source national list, and the id in it; empty if the position was typed
public record AdviserPosition(
        UUID id,
        EmployingStructure who,
        String commune,
        List<String> area,
        PositionProfile profile,
        int seats,
        Optional<LocalDate> fundedUntil,
        PositionSkills skills,
        PositionState state,
        String source) {
    private static final int ENDING_MONTHS = 6;

    /// « Structure et employeur » — the organisation that receives the people, and the one that employs them.
    ///
    /// @param mail address of the organisation; empty if unknown
    public record EmployingStructure(String host, String employer, Optional<String> mail) {}

    /// « Langues et formation » — the required languages and training, in the words of the organisation.
    public record PositionSkills(String languages, String training) {}

    /// « Métier » — the job of the people in a position.
    public enum PositionProfile {
        ADVISER,
        MEDIATOR,
        VOLUNTEER;

        String key() {
            return "posts.profile." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// « État d’un poste » — the state of a position, from the wish to recruit to the end of the position.
    public enum PositionState {
        WANTED,
        ADVERTISED,
        FILLED,
        CLOSED;

        String key() {
            return "posts.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    boolean counts() {
        return state != PositionState.CLOSED;
    }

    boolean searched() {
        return state == PositionState.WANTED || state == PositionState.ADVERTISED;
    }

    /// Returns whether the position is filled and its funding ends within half a year.
    boolean ending(LocalDate today) {
        return state == PositionState.FILLED
                && fundedUntil
                        .filter(day -> day.isBefore(today.plusMonths(ENDING_MONTHS)))
                        .isPresent();
    }

    AdviserPosition with(PositionState next) {
        return new AdviserPosition(id, who, commune, area, profile, seats, fundedUntil, skills, next, source);
    }
}
