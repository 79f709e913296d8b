package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;

/// « Qui peut signer » — decides which members of the committee may vote: those who are not too close to the
/// holder and, for an appeal, took no part in the first decision.
@Component
class VoteEligibility {
    private final Committee committee;
    private final LabelHolderReader holderReader;

    VoteEligibility(Committee committee, LabelHolderReader holderReader) {
        this.committee = committee;
        this.holderReader = holderReader;
    }

    List<Account> of(LabelCase life, Optional<CommitteeProposal> against) {
        return committee.members().stream()
                .filter(member -> !holderReader.tooNear(life.holder(), member))
                .filter(member -> tookNoPart(against, member.id()))
                .toList();
    }

    /// Whether this member may vote.
    boolean may(LabelCase life, Optional<CommitteeProposal> against, UUID member) {
        return !holderReader.tooNear(life.holder(), member) && tookNoPart(against, member);
    }

    /// Whether the person may read the committee's pages.
    boolean mayRead(Actor reader) {
        return committee.mayRead(reader);
    }

    /// Whether the person is responsible for the place of the label.
    boolean tooNear(Actor actor, LabelCase life) {
        return holderReader.tooNear(life.holder(), actor.id());
    }

    private static boolean tookNoPart(Optional<CommitteeProposal> against, UUID member) {
        return against.filter(one -> one.tookPart(member)).isEmpty();
    }

    /// The number of members who may still vote.
    int left(LabelCase life, CommitteeProposal proposal, Optional<CommitteeProposal> against) {
        return (int) of(life, against).stream()
                .filter(member -> !proposal.signedBy(member.id()))
                .count();
    }
}
