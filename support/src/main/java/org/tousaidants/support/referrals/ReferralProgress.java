package org.tousaidants.support.referrals;

import java.time.Instant;
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

    boolean may(ReferralStep move, ReferralStep.By who) {
        return move.mayBy(who) && state.after(move).isPresent() && (move != ReferralStep.CLOSED || mayClose(who));
    }

    /// Only a solved referral closes automatically; the sender closes a failed one, after informing the person.
    private boolean mayClose(ReferralStep.By who) {
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
    Optional<ReferralProgress> after(ReferralStep move, ReferralStep.By who, Instant at, Optional<Instant> day) {
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
