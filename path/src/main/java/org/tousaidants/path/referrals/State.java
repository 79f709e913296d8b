package org.tousaidants.path.referrals;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;

/// « État d’une orientation » — and what may happen next. Pure.
public enum State {
    DRAFTED,
    SENT,
    SEEN,
    ACCEPTED,
    APPOINTED,
    REFUSED,
    MISSED,
    CAME,
    SOLVED,
    PARTLY,
    UNSOLVED,
    HANDED_ON,
    WITHDRAWN,
    CLOSED;

    private static final Set<State> ENDS = EnumSet.of(HANDED_ON, WITHDRAWN, CLOSED);

    private static final Map<State, Set<Move>> NEXT = new EnumMap<>(Map.ofEntries(
            Map.entry(DRAFTED, EnumSet.of(Move.SENT)),
            Map.entry(
                    SENT,
                    EnumSet.of(
                            Move.SEEN,
                            Move.ASKED,
                            Move.REPLIED,
                            Move.ACCEPTED,
                            Move.REFUSED,
                            Move.APPOINTED,
                            Move.CAME)),
            Map.entry(
                    SEEN, EnumSet.of(Move.ASKED, Move.REPLIED, Move.ACCEPTED, Move.REFUSED, Move.APPOINTED, Move.CAME)),
            Map.entry(
                    ACCEPTED,
                    EnumSet.of(Move.ASKED, Move.REPLIED, Move.REFUSED, Move.APPOINTED, Move.CAME, Move.MISSED)),
            Map.entry(
                    APPOINTED,
                    EnumSet.of(Move.ASKED, Move.REPLIED, Move.REFUSED, Move.APPOINTED, Move.CAME, Move.MISSED)),
            Map.entry(REFUSED, EnumSet.of(Move.ACCEPTED, Move.APPOINTED)),
            Map.entry(MISSED, EnumSet.of(Move.APPOINTED, Move.CAME)),
            Map.entry(CAME, EnumSet.of(Move.SOLVED, Move.PARTLY, Move.UNSOLVED, Move.APPOINTED, Move.JUDGED)),
            Map.entry(SOLVED, EnumSet.of(Move.PARTLY, Move.UNSOLVED, Move.APPOINTED, Move.JUDGED)),
            Map.entry(PARTLY, EnumSet.of(Move.SOLVED, Move.UNSOLVED, Move.APPOINTED, Move.JUDGED)),
            Map.entry(UNSOLVED, EnumSet.of(Move.SOLVED, Move.PARTLY, Move.APPOINTED, Move.JUDGED))));

    boolean ended() {
        return ENDS.contains(this);
    }

    /// Where it stands after that; empty when that cannot happen here.
    Optional<State> after(Move move) {
        if (ended()) return Optional.empty();
        return switch (move) {
            case WITHDRAWN -> Optional.of(WITHDRAWN);
            case REMINDED, ESCALATED, TAKEN_UP -> this == DRAFTED ? Optional.empty() : Optional.of(this);
            case HANDED_ON -> this == DRAFTED ? Optional.empty() : Optional.of(HANDED_ON);
            case CLOSED -> this == DRAFTED ? Optional.empty() : Optional.of(CLOSED);
            case DRAFTED,
                    SENT,
                    SEEN,
                    ASKED,
                    REPLIED,
                    ACCEPTED,
                    REFUSED,
                    APPOINTED,
                    CAME,
                    MISSED,
                    SOLVED,
                    PARTLY,
                    UNSOLVED,
                    JUDGED ->
                Optional.of(move)
                        .filter(NEXT.getOrDefault(this, Set.of())::contains)
                        .map(this::reached);
        };
    }

    private State reached(Move move) {
        return switch (move) {
            case ASKED, REPLIED -> this;
            case JUDGED -> CLOSED;
            default -> State.valueOf(move.name());
        };
    }

    /// The end of a key.
    String key() {
        return ConstantName.dashed(this);
    }
}
