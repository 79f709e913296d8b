package org.tousaidants.path.actsofhelp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// « Accompagnement » — one act of help, as a row of the log: of one person, or a workshop of several heads. The
/// people helped are not named.
///
/// @param received when it reached us; `at` is when it was given
/// @param corrects the row that it replaces
/// @param struck it takes that row away and puts nothing in its place
record Act(
        UUID id, UUID helper, What what, Instant received, boolean imported, Optional<UUID> corrects, boolean struck) {
    enum Kind {
        INDIVIDUAL,
        WORKSHOP
    }

    /// « Faire avec, faire pour, faire faire » — chosen by the person.
    enum Mode {
        WITH,
        FOR,
        ALONE
    }

    enum Spot {
        PLACE,
        HOME,
        REMOTE,
        ELSEWHERE
    }

    enum Gear {
        COMPUTER,
        PHONE,
        TABLET,
        OTHER
    }

    enum Outcome {
        SOLVED,
        PARTLY,
        NOT
    }

    enum Next {
        NOTHING,
        AGAIN,
        REFERRAL,
        WORKSHOP
    }

    /// « Issue ».
    record Result(Optional<Outcome> outcome, Optional<Obstacle> obstacle, Optional<Next> next) {
        static final Result UNSAID = new Result(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « Lieu d’un acte » — and in which place of the network, if it was one.
    record Where(Spot spot, Optional<UUID> place) {}

    /// « Ce qui est noté » — what the helper says of it.
    ///
    /// @param themes codes of the national diary
    /// @param mode none for a workshop
    record What(
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
