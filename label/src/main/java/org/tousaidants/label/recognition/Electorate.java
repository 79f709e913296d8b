package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;

/// « Qui peut signer » — the members of the committee who do not stand too near to the holder and, of an appeal, who
/// had no part in the decision that it is against.
@Component
class Electorate {
    private final Committee committee;
    private final HolderReader holderReader;

    Electorate(Committee committee, HolderReader holderReader) {
        this.committee = committee;
        this.holderReader = holderReader;
    }

    List<Account> of(Life life, Optional<Proposal> against) {
        return committee.members().stream()
                .filter(member -> !holderReader.tooNear(life.holder(), member))
                .filter(member -> tookNoPart(against, member.id()))
                .toList();
    }

    /// Whether she may, who is of the committee; only they are looked at.
    boolean may(Life life, Optional<Proposal> against, UUID member) {
        return !holderReader.tooNear(life.holder(), member) && tookNoPart(against, member);
    }

    /// Whether she may read what the committee reads.
    boolean mayRead(Actor reader) {
        return committee.mayRead(reader);
    }

    /// Whether she answers for the place that the label is of.
    boolean tooNear(Actor actor, Life life) {
        return holderReader.tooNear(life.holder(), actor.id());
    }

    private static boolean tookNoPart(Optional<Proposal> against, UUID member) {
        return against.filter(one -> one.tookPart(member)).isEmpty();
    }

    /// How many more could sign it.
    int left(Life life, Proposal proposal, Optional<Proposal> against) {
        return (int) of(life, against).stream()
                .filter(member -> !proposal.signedBy(member.id()))
                .count();
    }
}
