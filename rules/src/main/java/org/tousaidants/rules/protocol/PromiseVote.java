package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.Optional;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolIdentity;

/// « Vote d’une garantie » — whether the territory has voted a guarantee, and on which day. A guarantee is a target
/// until its vote. A planned day never becomes a vote by passing: a person writes the result into the rule file.
public sealed interface PromiseVote {
    /// The guarantee was voted on a day that the rule file states.
    record VotedOn(LocalDate day) implements PromiseVote {}

    /// The guarantee was voted together with all rules, which the territory has adopted.
    record VotedWithTheRules(LocalDate inForce) implements PromiseVote {}

    /// The vote takes place today or later.
    record VotePlanned(LocalDate day) implements PromiseVote {}

    /// The planned day is over, and the rule file states no result.
    record VoteResultMissing(LocalDate planned) implements PromiseVote {}

    /// No day is planned.
    record VoteWithoutDate() implements PromiseVote {}

    default boolean voted() {
        return this instanceof VotedOn || this instanceof VotedWithTheRules;
    }

    /// Returns the vote of a guarantee. Its own dates have priority over those of all rules.
    static PromiseVote of(ServiceGuarantee guarantee, ProtocolIdentity rules, LocalDate today) {
        var voted = guarantee.origin().votedOn();
        if (voted.isPresent())
            return voted.get().isAfter(today) ? new VotePlanned(voted.get()) : new VotedOn(voted.get());
        var planned = guarantee.origin().voteOn();
        if (planned.isEmpty() && rules.voted()) return new VotedWithTheRules(rules.inForce());
        return planned.or(() -> rules.adoption().voteOn())
                .map(day -> day.isBefore(today) ? new VoteResultMissing(day) : new VotePlanned(day))
                .orElseGet(VoteWithoutDate::new);
    }

    /// Returns the body that proposes a guarantee; empty if the rules do not state it.
    static Optional<String> proposedBy(ServiceGuarantee guarantee, ProtocolIdentity rules) {
        return guarantee.origin().proposedBy().or(() -> rules.adoption().proposedBy());
    }
}
