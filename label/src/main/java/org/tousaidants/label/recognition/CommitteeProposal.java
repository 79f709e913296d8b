package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;

/// « Proposition au comité » — a proposal and the votes about it. It is decided when as many members as the protocol
/// requires have given the same answer.
///
/// @param against decision that is appealed; empty if the proposal is no appeal
/// @param by account of the author; empty for the job
record CommitteeProposal(
        UUID id,
        UUID life,
        ProposalAct act,
        Optional<UUID> against,
        Instant openedAt,
        Optional<UUID> by,
        String words,
        RulesAndDossierRead basis,
        Optional<ProposalClosing> closing,
        List<CommitteeVote> votes) {
    enum ProposalAct {
        RECOGNISE,
        RENEW,
        SUSPEND,
        /// « Suspendre d'urgence » — one person suspends the label at once, without a decision of the
        /// committee.
        STAY,
        /// « Lever » — ends the suspension of a label.
        LIFT,
        WITHDRAW,
        APPEAL;

        String key() {
            return EnumConstantName.low(this);
        }

        /// Returns whether a proposal of this kind can be granted only for a complete dossier, because it
        /// gives or renews a label.
        boolean gives() {
            return this == RECOGNISE || this == RENEW;
        }
    }

    enum ProposalOutcome {
        GRANTED,
        REFUSED,
        DROPPED;

        String key() {
            return EnumConstantName.low(this);
        }
    }

    /// « Ce qui a été lu » — the rules and the dossier that the author of a proposal or a vote read.
    ///
    /// @param version version of the rules
    /// @param print hash of the dossier; empty if there was none
    record RulesAndDossierRead(String version, String print) {}

    record ProposalClosing(Instant at, ProposalOutcome outcome) {}

    /// « Voix » — the vote of one member.
    record CommitteeVote(UUID member, boolean favourable, String reason, Instant at, RulesAndDossierRead basis) {}

    boolean isOpen() {
        return closing.isEmpty();
    }

    /// Returns the last day on which the committee decides about an appeal, a month after it was made; empty for
    /// other proposals.
    Optional<LocalDate> dueOn() {
        return act == ProposalAct.APPEAL ? Optional.of(ParisTime.day(openedAt).plusMonths(1)) : Optional.empty();
    }

    boolean isLate(LocalDate today) {
        return isOpen() && dueOn().filter(day -> day.isBefore(today)).isPresent();
    }

    /// Returns whether the member proposed or voted, so that they may not decide about an appeal.
    boolean tookPart(UUID member) {
        return by.equals(Optional.of(member)) || signedBy(member);
    }

    boolean signedBy(UUID member) {
        return votes.stream().anyMatch(vote -> vote.member().equals(member));
    }

    /// Returns the outcome of the proposal if this vote is added; empty if more votes are needed.
    ///
    /// @param vote the added vote
    /// @param signatures number of equal votes that the rules require
    Optional<ProposalOutcome> decidedWith(CommitteeVote vote, int signatures) {
        var alike = 1
                + votes.stream()
                        .filter(each -> each.favourable() == vote.favourable())
                        .count();
        if (alike < signatures) return Optional.empty();
        return Optional.of(vote.favourable() ? ProposalOutcome.GRANTED : ProposalOutcome.REFUSED);
    }

    /// Returns whether a decision with this outcome is to the disadvantage of the holder, who may then appeal.
    boolean hurts() {
        return closing.map(ProposalClosing::outcome)
                .filter(outcome -> switch (act) {
                    case RECOGNISE, RENEW, LIFT -> outcome == ProposalOutcome.REFUSED;
                    case SUSPEND, STAY, WITHDRAW -> outcome == ProposalOutcome.GRANTED;
                    case APPEAL -> false;
                })
                .isPresent();
    }

    Instant last() {
        return votes.isEmpty() ? openedAt : votes.getLast().at();
    }
}
