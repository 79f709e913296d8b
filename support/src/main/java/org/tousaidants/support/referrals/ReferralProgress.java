package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Parcours d’une orientation » — the state of a referral after its steps. It has no side effects.
///
/// @param moved moment of the last step by a human
/// @param reminded whether a reminder was sent since that step
/// @param escalated whether the referral was escalated to the coordinators since that step
public record ReferralProgress(
        ReferralState state,
        boolean urgent,
        Instant moved,
        boolean reminded,
        boolean escalated,
        boolean takenUp,
        Optional<Instant> appointment) {
    static ReferralProgress begun(boolean urgent, Instant at) {
        return new ReferralProgress(ReferralState.DRAFTED, urgent, at, false, false, false, Optional.empty());
    }

    /// Returns whether the place read the referral and did not finally refuse it. Only then may the person be
    /// asked whether the referral helped.
    static boolean helped(List<Referral.ReferralHistoryStep> steps) {
        var helped = false;
        for (var step : steps)
            switch (step.move()) {
                case SEEN, ASKED, ACCEPTED, APPOINTED, CAME, SOLVED, PARTLY, UNSOLVED -> helped = true;
                case REFUSED -> helped = false;
                case CLOSED -> helped |= step.reason().equals("done");
                case DRAFTED, SENT, REPLIED, MISSED, HANDED_ON, WITHDRAWN, JUDGED, REMINDED, ESCALATED, TAKEN_UP -> {}
            }
        return helped;
    }

    boolean may(ReferralStep move, ReferralStep.ReferralStepAuthor who) {
        return move.mayBy(who) && state.after(move).isPresent() && (move != ReferralStep.CLOSED || mayClose(who));
    }

    /// Returns whether the author of a step may close the referral. A solved referral is closed automatically;
    /// the sender closes a failed one after informing the person.
    ///
    /// @param who kind of author
    private boolean mayClose(ReferralStep.ReferralStepAuthor who) {
        return switch (who) {
            case COORDINATION -> true;
            case CLOCK -> state == ReferralState.SOLVED;
            case SENDER ->
                switch (state) {
                    case REFUSED, MISSED, PARTLY, UNSOLVED -> true;
                    default -> false;
                };
            case RECEIVER, PERSON -> false;
        };
    }

    /// Returns the state after a step; empty if the step is not allowed now or not allowed for its author.
    ///
    /// @param day day of an appointment
    /// @param at moment of the step
    Optional<ReferralProgress> after(
            ReferralStep move, ReferralStep.ReferralStepAuthor who, Instant at, Optional<Instant> day) {
        if (!may(move, who) || move == ReferralStep.APPOINTED && day.isEmpty()) return Optional.empty();
        return state.after(move)
                .map(next -> new ReferralProgress(
                        next,
                        urgent,
                        move.human() ? at : moved,
                        move == ReferralStep.REMINDED || !move.human() && reminded,
                        move == ReferralStep.ESCALATED || !move.human() && escalated,
                        move == ReferralStep.TAKEN_UP || !move.human() && takenUp,
                        move == ReferralStep.APPOINTED ? day : appointment));
    }
}
