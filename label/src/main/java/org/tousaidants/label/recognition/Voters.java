package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;

/// « Qui peut signer » — the members of the committee who do not stand too near to the holder and, of an appeal, who
/// had no part in the decision that it is against.
@Component
class Voters {
    private final Committee committee;
    private final Holders holders;

    Voters(Committee committee, Holders holders) {
        this.committee = committee;
        this.holders = holders;
    }

    List<Account> of(String network, Life life, Optional<Proposal> against) {
        return committee.members(network).stream()
                .filter(member -> !holders.tooNear(network, life.holder(), member))
                .filter(member ->
                        against.filter(one -> one.signedBy(member.id())).isEmpty())
                .toList();
    }

    /// How many more could sign it.
    int left(String network, Life life, Proposal proposal, Optional<Proposal> against) {
        return (int) of(network, life, against).stream()
                .filter(member -> !proposal.signedBy(member.id()))
                .count();
    }
}
