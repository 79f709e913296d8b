package org.tousaidants.label.recognition;

import java.util.List;
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

    CommitteeVoteEligibility(LabelCommittee committee, LabelHolderReader holderReader) {
        this.committee = committee;
        this.holderReader = holderReader;
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
