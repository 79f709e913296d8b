package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Parcours d’une orientation » — the state after its steps. Pure.
///
/// @param moved the last human step
/// @param reminded since then
/// @param escalated since then: the coordination sees it
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

    /// Whether the place read the referral and did not refuse in the end: only then may the person be asked
    /// whether it helped.
    static boolean helped(List<Referral.HistoryStep> steps) {
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

    boolean may(ReferralStep move, ReferralStep.StepAuthor who) {
        return move.mayBy(who) && state.after(move).isPresent() && (move != ReferralStep.CLOSED || mayClose(who));
    }

    /// Only a solved referral closes automatically; the sender closes a failed one, after informing the person.
    private boolean mayClose(ReferralStep.StepAuthor who) {
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

    /// The state after a step; empty when it is not allowed now, or not for them.
    ///
    /// @param day of an appointment
    Optional<ReferralProgress> after(
            ReferralStep move, ReferralStep.StepAuthor who, Instant at, Optional<Instant> day) {
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
