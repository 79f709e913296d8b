package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;

/// « Proposition au comité » — a proposal and its votes. It is decided when as many members as the protocol
/// requires have given the same answer.
///
/// @param against the decision that is appealed
/// @param by author; empty for the job
record CommitteeProposal(
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
        /// « Suspendre d'urgence » — one person suspends the label at once: proposed and decided in one act.
        STAY,
        /// « Lever » — ends a suspension.
        LIFT,
        WITHDRAW,
        APPEAL;

        String key() {
            return ConstantName.low(this);
        }

        /// Whether the act is granted only for a complete dossier.
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

    /// « Ce qui a été lu » — the rules and the dossier that the author of a proposal or a vote read.
    ///
    /// @param version version of the rules
    /// @param print hash of the dossier; empty if there was none
    record Basis(String version, String print) {}

    record Closing(Instant at, Outcome outcome) {}

    /// « Voix » — the vote of one member.
    record Vote(UUID member, boolean favourable, String reason, Instant at, Basis basis) {}

    boolean isOpen() {
        return closing.isEmpty();
    }

    /// The last day on which the committee decides an appeal: a month after it was made. Other proposals have
    /// none.
    Optional<LocalDate> dueOn() {
        return act == Act.APPEAL ? Optional.of(ParisTime.day(openedAt).plusMonths(1)) : Optional.empty();
    }

    boolean isLate(LocalDate today) {
        return isOpen() && dueOn().filter(day -> day.isBefore(today)).isPresent();
    }

    /// Whether the member proposed or voted: then they do not judge an appeal.
    boolean tookPart(UUID member) {
        return by.equals(Optional.of(member)) || signedBy(member);
    }

    boolean signedBy(UUID member) {
        return votes.stream().anyMatch(vote -> vote.member().equals(member));
    }

    /// The outcome with one more vote; empty if more votes are needed.
    Optional<Outcome> decidedWith(Vote vote, int signatures) {
        var alike = 1
                + votes.stream()
                        .filter(each -> each.favourable() == vote.favourable())
                        .count();
        if (alike < signatures) return Optional.empty();
        return Optional.of(vote.favourable() ? Outcome.GRANTED : Outcome.REFUSED);
    }

    /// Whether the outcome is adverse to the holder, who may then appeal.
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
