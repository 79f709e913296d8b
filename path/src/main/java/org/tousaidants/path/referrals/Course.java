package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.Optional;

/// « Parcours d’une orientation » — where its steps have led it. Pure.
///
/// @param moved when a person last did something for the person
/// @param reminded since then
/// @param escalated since then: the coordination has it before her eyes
public record Course(
        State state,
        boolean urgent,
        Instant moved,
        boolean reminded,
        boolean escalated,
        boolean takenUp,
        Optional<Instant> appointment) {
    static Course begun(boolean urgent, Instant at) {
        return new Course(State.DRAFTED, urgent, at, false, false, false, Optional.empty());
    }

    boolean may(Move move, Move.By who) {
        return move.mayBy(who) && state.after(move).isPresent() && (move != Move.CLOSED || mayClose(who));
    }

    /// Only what is solved closes by itself; the sender closes what came to nothing, having told the person.
    private boolean mayClose(Move.By who) {
        return switch (who) {
            case COORDINATION -> true;
            case CLOCK -> state == State.SOLVED;
            case SENDER ->
                switch (state) {
                    case REFUSED, MISSED, PARTLY, UNSOLVED -> true;
                    default -> false;
                };
            case RECEIVER, PERSON -> false;
        };
    }

    /// After a step; empty when it cannot happen now, or not by them.
    ///
    /// @param day of an appointment
    Optional<Course> after(Move move, Move.By who, Instant at, Optional<Instant> day) {
        if (!may(move, who) || move == Move.APPOINTED && day.isEmpty()) return Optional.empty();
        return state.after(move)
                .map(next -> new Course(
                        next,
                        urgent,
                        move.human() ? at : moved,
                        move == Move.REMINDED || !move.human() && reminded,
                        move == Move.ESCALATED || !move.human() && escalated,
                        move == Move.TAKEN_UP || !move.human() && takenUp,
                        move == Move.APPOINTED ? day : appointment));
    }
}
