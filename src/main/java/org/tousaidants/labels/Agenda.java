package org.tousaidants.labels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Account;
import org.tousaidants.rules.Rules;

/// Puts something to the committee: the proposal, its step, and the letters, in the transaction of who wished it.
@Component
class Agenda {
    private final ProposalStore proposals;
    private final Steps steps;
    private final Committee committee;
    private final LabelLetters letters;

    Agenda(ProposalStore proposals, Steps steps, Committee committee, LabelLetters letters) {
        this.proposals = proposals;
        this.steps = steps;
        this.committee = committee;
        this.letters = letters;
    }

    /// Its id; empty when the same is open already. The life is held by the caller.
    Optional<UUID> add(
            String network,
            Life life,
            Proposal.Act act,
            Optional<Proposal> against,
            Optional<UUID> by,
            String words,
            Rules.InForce rules,
            Instant now) {
        var one = new Proposal(
                UUID.randomUUID(),
                life.id(),
                act,
                against.map(Proposal::id),
                now,
                by,
                words,
                rules.version(),
                Optional.empty(),
                List.of());
        if (!proposals.add(network, one)) return Optional.empty();
        var own = by.filter(life.holder()::is).isPresent();
        var step = act == Proposal.Act.APPEAL ? Step.Act.APPEALED : own ? Step.Act.ASKED : Step.Act.PROPOSED;
        steps.append(
                network,
                life.id(),
                new Step(now, step, one.by(), words, rules.version(), Optional.of(one.id()), Optional.empty()));
        letters.tellCommittee(network, voters(network, life, against), life, one, now);
        if (own) letters.tell(network, life, act == Proposal.Act.APPEAL ? "appealed" : "asked", List.of(), now);
        else letters.tell(network, life, "proposed." + act.key(), quoted(words), now);
        return Optional.of(one.id());
    }

    /// Who may sign: of an appeal, those who had no part in the decision that it is against.
    List<Account> voters(String network, Life life, Optional<Proposal> against) {
        return committee.members(network).stream()
                .filter(member -> !life.holder().is(member.id()))
                .filter(member ->
                        against.filter(one -> one.signedBy(member.id())).isEmpty())
                .toList();
    }

    private static List<String> quoted(String words) {
        return words.isBlank() ? List.of() : List.of(words);
    }
}
