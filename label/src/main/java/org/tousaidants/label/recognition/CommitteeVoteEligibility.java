package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Qui peut signer » — decides which members of the committee may vote: those who are not too close to the
/// holder and, for an appeal, took no part in the first decision.
@Component
class CommitteeVoteEligibility {
    private final LabelCommittee committee;
    private final LabelHolderReader holderReader;
    private final AppealReferees referees;

    CommitteeVoteEligibility(LabelCommittee committee, LabelHolderReader holderReader, AppealReferees referees) {
        this.committee = committee;
        this.holderReader = holderReader;
        this.referees = referees;
    }

    List<Account> of(LabelCase life, Optional<CommitteeProposal> against) {
        return committee.members().stream()
                .filter(member -> !holderReader.tooNear(life.holder(), member))
                .filter(member -> tookNoPart(against, member.id()))
                .toList();
    }

    /// Returns whether a member may vote on a proposal about this label.
    ///
    /// @param life case of the label
    /// @param against decision that is appealed, if the proposal is an appeal
    /// @param member account of the member
    boolean may(LabelCase life, Optional<CommitteeProposal> against, UUID member) {
        return !holderReader.tooNear(life.holder(), member) && tookNoPart(against, member);
    }

    /// Returns whether another committee or a mediator judges an appeal, so that no member votes.
    boolean elsewhere(CommitteeProposal proposal) {
        return judgeElsewhere(proposal).isPresent();
    }

    /// Returns the committee or mediator outside this network who judges an appeal; empty if this committee does.
    Optional<AppealReferee> judgeElsewhere(CommitteeProposal proposal) {
        return Optional.ofNullable(referees.of(List.of(proposal.id())).get(proposal.id()));
    }

    /// Returns whether the person may read the committee's pages.
    boolean mayRead(SignedInPerson reader) {
        return committee.mayRead(reader);
    }

    /// Returns whether the person is responsible for the place of the label.
    ///
    /// @param life case of the label
    boolean tooNear(SignedInPerson actor, LabelCase life) {
        return holderReader.tooNear(life.holder(), actor.id());
    }

    private static boolean tookNoPart(Optional<CommitteeProposal> against, UUID member) {
        return against.filter(one -> one.tookPart(member)).isEmpty();
    }

    /// Returns whether the members who may still vote are too few for a decision.
    ///
    /// @param life case of the label
    /// @param against decision that is appealed, if the proposal is an appeal
    /// @param signatures number of equal votes that the rules require
    boolean tooFew(LabelCase life, CommitteeProposal proposal, Optional<CommitteeProposal> against, int signatures) {
        var yes = proposal.votes().stream()
                .filter(CommitteeProposal.CommitteeVote::favourable)
                .count();
        var most = Math.max(yes, proposal.votes().size() - yes);
        return most + left(life, proposal, against) < signatures;
    }

    /// Returns the appeals that another committee or a mediator judges, and who would judge the next one.
    ///
    /// @param put the proposals of a case
    JudgesElsewhere elsewhere(List<CommitteeProposal> put) {
        return new JudgesElsewhere(
                referees.current(),
                referees.of(put.stream().map(CommitteeProposal::id).toList()));
    }

    /// The judges of appeals outside this committee.
    ///
    /// @param announced to whom the next appeal without enough members goes
    /// @param referred by appeal, to whom the appeal went
    record JudgesElsewhere(Optional<AppealReferee> announced, Map<UUID, AppealReferee> referred) {}

    /// Returns the number of members who may vote on a proposal and have not voted yet.
    ///
    /// @param life case of the label
    /// @param against decision that is appealed, if the proposal is an appeal
    int left(LabelCase life, CommitteeProposal proposal, Optional<CommitteeProposal> against) {
        return (int) of(life, against).stream()
                .filter(member -> !proposal.signedBy(member.id()))
                .count();
    }
}
