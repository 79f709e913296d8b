package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// « Accompagnement » — one act of help, a row of the log: with one person, or a workshop with a head count. The
/// people helped are not named.
///
/// @param received the time of reception; `at` is the time of the help
/// @param corrects the row that it replaces
/// @param struck removes that row without replacement
public record Activity(
        UUID id, UUID helper, What what, Instant received, boolean imported, Optional<UUID> corrects, boolean struck) {
    public enum Kind {
        INDIVIDUAL,
        WORKSHOP
    }

    /// « Faire avec, faire pour, faire faire » — chosen by the person.
    public enum Mode {
        WITH,
        FOR,
        ALONE
    }

    public enum Spot {
        PLACE,
        HOME,
        REMOTE,
        ELSEWHERE
    }

    public enum Gear {
        COMPUTER,
        PHONE,
        TABLET,
        OTHER
    }

    public enum Outcome {
        SOLVED,
        PARTLY,
        NOT
    }

    enum Next {
        NOTHING,
        AGAIN,
        REFERRAL,
        WORKSHOP,
        /// The person gave up for now.
        GIVEN_UP
    }

    /// « Issue ».
    public record Result(Optional<Outcome> outcome, Optional<Obstacle> obstacle, Optional<Next> next) {
        public static final Result UNSAID = new Result(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « Lieu d’un acte » — with the place of the network, if any.
    public record Where(Spot spot, Optional<UUID> place) {}

    /// « Ce qui est noté » — the helper's input.
    ///
    /// @param themes codes of the national diary
    /// @param mode empty for a workshop
    public record What(
            Kind kind,
            Instant at,
            List<String> themes,
            Optional<String> procedure,
            Optional<Mode> mode,
            int minutes,
            int heads,
            Where where,
            Set<Gear> gear,
            Result result) {
        Spot spot() {
            return where.spot();
        }

        Optional<UUID> place() {
            return where.place();
        }

        What at(Instant other) {
            return new What(kind, other, themes, procedure, mode, minutes, heads, where, gear, result);
        }
    }
}
