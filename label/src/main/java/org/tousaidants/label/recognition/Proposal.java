package org.tousaidants.label.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;

/// « Proposition au comité » — a proposal and its signatures. It is decided when as many members as the protocol
/// asks gave the same answer.
///
/// @param against the decision appealed against
/// @param by its author; empty: the job
record Proposal(
        UUID id,
        UUID life,
        Act act,
        Optional<UUID> against,
        Instant openedAt,
        Optional<UUID> by,
        String words,
        Basis basis,
        Optional<Closing> closing,
        List<Vote> votes) {
    enum Act {
        RECOGNISE,
        RENEW,
        SUSPEND,
        /// « Suspendre d'urgence » — by one person, at once: proposed and decided in one act.
        STAY,
        /// « Lever » — a suspension.
        LIFT,
        WITHDRAW,
        APPEAL;

        String key() {
            return ConstantName.low(this);
        }

        /// Whether it is granted only to a complete dossier.
        boolean gives() {
            return this == RECOGNISE || this == RENEW;
        }
    }

    enum Outcome {
        GRANTED,
        REFUSED,
        DROPPED;

        String key() {
            return ConstantName.low(this);
        }
    }

    /// « Ce qui a été lu » — the basis of a proposal or a vote.
    ///
    /// @param version of the rules
    /// @param print of the dossier; empty when there was none
    record Basis(String version, String print) {}

    record Closing(Instant at, Outcome outcome) {}

    /// « Voix » — of one member, alone.
    record Vote(UUID member, boolean favourable, String reason, Instant at, Basis basis) {}

    boolean isOpen() {
        return closing.isEmpty();
    }

    /// A person who proposed it or signed it does not judge the appeal against it.
    boolean tookPart(UUID member) {
        return by.equals(Optional.of(member)) || signedBy(member);
    }

    boolean signedBy(UUID member) {
        return votes.stream().anyMatch(vote -> vote.member().equals(member));
    }

    /// The outcome with one more vote; empty while others are needed.
    Optional<Outcome> decidedWith(Vote vote, int signatures) {
        var alike = 1
                + votes.stream()
                        .filter(each -> each.favourable() == vote.favourable())
                        .count();
        if (alike < signatures) return Optional.empty();
        return Optional.of(vote.favourable() ? Outcome.GRANTED : Outcome.REFUSED);
    }

    /// Whether it is against the holder, who may appeal.
    boolean hurts() {
        return closing.map(Closing::outcome)
                .filter(outcome -> switch (act) {
                    case RECOGNISE, RENEW, LIFT -> outcome == Outcome.REFUSED;
                    case SUSPEND, STAY, WITHDRAW -> outcome == Outcome.GRANTED;
                    case APPEAL -> false;
                })
                .isPresent();
    }

    Instant last() {
        return votes.isEmpty() ? openedAt : votes.getLast().at();
    }
}
