package org.tousaidants.support.referrals;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.text.EnumConstantName;

/// « État d’une orientation » — the state of a referral, with the allowed transitions. It has no side effects.
public enum ReferralState {
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

    private static final Set<ReferralState> ENDS = EnumSet.of(HANDED_ON, WITHDRAWN, CLOSED);

    private static final Map<ReferralState, Set<ReferralStep>> NEXT = new EnumMap<>(Map.ofEntries(
            Map.entry(DRAFTED, EnumSet.of(ReferralStep.SENT)),
            Map.entry(
                    SENT,
                    EnumSet.of(
                            ReferralStep.SEEN,
                            ReferralStep.ASKED,
                            ReferralStep.REPLIED,
                            ReferralStep.ACCEPTED,
                            ReferralStep.REFUSED,
                            ReferralStep.APPOINTED,
                            ReferralStep.CAME)),
            Map.entry(
                    SEEN,
                    EnumSet.of(
                            ReferralStep.ASKED,
                            ReferralStep.REPLIED,
                            ReferralStep.ACCEPTED,
                            ReferralStep.REFUSED,
                            ReferralStep.APPOINTED,
                            ReferralStep.CAME)),
            Map.entry(
                    ACCEPTED,
                    EnumSet.of(
                            ReferralStep.ASKED,
                            ReferralStep.REPLIED,
                            ReferralStep.REFUSED,
                            ReferralStep.APPOINTED,
                            ReferralStep.CAME,
                            ReferralStep.MISSED)),
            Map.entry(
                    APPOINTED,
                    EnumSet.of(
                            ReferralStep.ASKED,
                            ReferralStep.REPLIED,
                            ReferralStep.REFUSED,
                            ReferralStep.APPOINTED,
                            ReferralStep.CAME,
                            ReferralStep.MISSED)),
            Map.entry(REFUSED, EnumSet.of(ReferralStep.ACCEPTED, ReferralStep.APPOINTED)),
            Map.entry(MISSED, EnumSet.of(ReferralStep.APPOINTED, ReferralStep.CAME)),
            Map.entry(
                    CAME,
                    EnumSet.of(
                            ReferralStep.SOLVED,
                            ReferralStep.PARTLY,
                            ReferralStep.UNSOLVED,
                            ReferralStep.APPOINTED,
                            ReferralStep.JUDGED)),
            Map.entry(
                    SOLVED,
                    EnumSet.of(
                            ReferralStep.PARTLY, ReferralStep.UNSOLVED, ReferralStep.APPOINTED, ReferralStep.JUDGED)),
            Map.entry(
                    PARTLY,
                    EnumSet.of(
                            ReferralStep.SOLVED, ReferralStep.UNSOLVED, ReferralStep.APPOINTED, ReferralStep.JUDGED)),
            Map.entry(
                    UNSOLVED,
                    EnumSet.of(
                            ReferralStep.SOLVED, ReferralStep.PARTLY, ReferralStep.APPOINTED, ReferralStep.JUDGED))));

    boolean ended() {
        return ENDS.contains(this);
    }

    /// Returns the state after a step; empty if the step is not allowed.
    Optional<ReferralState> after(ReferralStep move) {
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

    private ReferralState reached(ReferralStep move) {
        return switch (move) {
            case ASKED, REPLIED -> this;
            case JUDGED -> CLOSED;
            default -> ReferralState.valueOf(move.name());
        };
    }

    /// Returns the last part of a message key.
    String key() {
        return EnumConstantName.dashed(this);
    }
}
