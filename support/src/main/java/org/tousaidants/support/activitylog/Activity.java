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
        UUID id,
        UUID helper,
        ActivityDetails what,
        Instant received,
        boolean imported,
        Optional<UUID> corrects,
        boolean struck) {
    public enum ActivityKind {
        INDIVIDUAL,
        WORKSHOP
    }

    /// « Faire avec, faire pour, faire faire » — chosen by the person.
    public enum HelpMode {
        WITH,
        FOR,
        ALONE
    }

    public enum ActivitySetting {
        PLACE,
        HOME,
        REMOTE,
        ELSEWHERE
    }

    public enum DeviceUsed {
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

    enum NextStep {
        NOTHING,
        AGAIN,
        REFERRAL,
        WORKSHOP,
        /// The person gave up for now.
        GIVEN_UP
    }

    /// « Issue ».
    public record ActivityResult(Optional<Outcome> outcome, Optional<Obstacle> obstacle, Optional<NextStep> next) {
        public static final ActivityResult UNSAID =
                new ActivityResult(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « Lieu d’un acte » — with the place of the network, if any.
    public record ActivityPlace(ActivitySetting spot, Optional<UUID> place) {}

    /// « Ce qui est noté » — the helper's input.
    ///
    /// @param themes codes of the national diary
    /// @param mode empty for a workshop
    public record ActivityDetails(
            ActivityKind kind,
            Instant at,
            List<String> themes,
            Optional<String> procedure,
            Optional<HelpMode> mode,
            int minutes,
            int heads,
            ActivityPlace where,
            Set<DeviceUsed> gear,
            ActivityResult result) {
        ActivitySetting spot() {
            return where.spot();
        }

        Optional<UUID> place() {
            return where.place();
        }

        ActivityDetails at(Instant other) {
            return new ActivityDetails(kind, other, themes, procedure, mode, minutes, heads, where, gear, result);
        }
    }
}
