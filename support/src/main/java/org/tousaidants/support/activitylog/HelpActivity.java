package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// « Accompagnement » — a row of the activity log: help for one person, or a workshop with the number of
/// participants. The people helped are not named.
///
/// @param received time of reception; `at` is the time of the help
/// @param corrects id of the row that this row replaces; empty if it replaces none
/// @param struck whether this row cancels the row named in `corrects` without a replacement
public record HelpActivity(
        UUID id,
        UUID helper,
        ActivityDetails what,
        Instant received,
        boolean imported,
        Optional<UUID> corrects,
        boolean struck) {
    /// Whether the act was about a procedure in which the person gave up or stayed blocked.
    boolean stuck() {
        return what.procedure().isPresent()
                && (what.result().next().equals(Optional.of(ActivityNextStep.GIVEN_UP))
                        || what.result().obstacle().isPresent()
                                && !what.result().outcome().equals(Optional.of(ActivityOutcome.SOLVED)));
    }

    public enum ActivityKind {
        INDIVIDUAL,
        WORKSHOP
    }

    /// « Faire avec, faire pour, faire faire » — the mode of help, chosen by the person.
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

    public enum DeviceUsedInActivity {
        COMPUTER,
        PHONE,
        TABLET,
        OTHER
    }

    public enum ActivityOutcome {
        SOLVED,
        PARTLY,
        NOT
    }

    enum ActivityNextStep {
        NOTHING,
        AGAIN,
        REFERRAL,
        WORKSHOP,
        /// The person gave up for the time being.
        GIVEN_UP
    }

    /// « Issue » — the result of an activity: the outcome, the obstacle and the next step, if known.
    public record ActivityResult(
            Optional<ActivityOutcome> outcome, Optional<Obstacle> obstacle, Optional<ActivityNextStep> next) {
        public static final ActivityResult UNSAID =
                new ActivityResult(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « Lieu d’un acte » — where an activity took place: the kind of setting, and the id of the place if it is
    /// a place of the network.
    public record ActivityPlace(ActivitySetting spot, Optional<UUID> place) {}

    /// « Ce qui est noté » — the details of an activity, as the helper entered them.
    ///
    /// @param themes codes of the themes in the national diary
    /// @param mode mode of help; empty for a workshop
    public record ActivityDetails(
            ActivityKind kind,
            Instant at,
            List<String> themes,
            Optional<String> procedure,
            Optional<HelpMode> mode,
            int minutes,
            int heads,
            ActivityPlace where,
            Set<DeviceUsedInActivity> gear,
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
