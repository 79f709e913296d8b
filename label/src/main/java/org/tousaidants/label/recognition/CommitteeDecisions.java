package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.Outcome;
import org.tousaidants.label.recognition.CommitteeProposal.Vote;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.versions.PublishedRules;

/// « Décisions » — service by which members of the committee vote. Each signs alone, once, with a reason. The
/// last signature needed decides; badge, steps and letter are written in the same transaction.
@Service
public class CommitteeDecisions {
    /// The result of a vote.
    public sealed interface Signing {
        /// @param decided the decision; empty if more signatures are needed
        record Signed(Optional<String> decided) implements Signing {}

        record NotFound() implements Signing {}

        /// Refused: the person is not a member of the committee.
        record NotAMember() implements Signing {}

        record OwnFile() implements Signing {}

        /// Refused: the member is responsible for this place.
        record TooNear() implements Signing {}

        /// Refused: the member took part in the decision that is appealed.
        record TookPartInAppealedDecision() implements Signing {}

        record AlreadySigned() implements Signing {}

        /// Nothing was written: the proposal was already decided.
        record DecidedAlready(String outcome) implements Signing {}

        /// Refused: the rules changed after the page was shown.
        record RulesChanged(String version) implements Signing {}

        /// Refused: the dossier changed after the page was shown.
        record DossierChanged() implements Signing {}

        /// The proposal cannot be granted now; `why` is a message key.
        record CannotBe(String why) implements Signing {}
    }

    private final ProposalStore proposals;
    private final LabelCaseStore lives;
    private final Committee committee;
    private final LabelHolderReader holderReader;
    private final DossierAssessor weigher;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseWriter lifeWriter;
    private final Clock clock;

    CommitteeDecisions(
            ProposalStore proposals,
            LabelCaseStore lives,
            Committee committee,
            LabelHolderReader holderReader,
            DossierAssessor weigher,
            GrantedProposalExecutor decisionEffect,
            LabelCaseWriter lifeWriter,
            Clock clock) {
        this.proposals = proposals;
        this.lives = lives;
        this.committee = committee;
        this.holderReader = holderReader;
        this.weigher = weigher;
        this.decisionEffect = decisionEffect;
        this.lifeWriter = lifeWriter;
        this.clock = clock;
    }

    /// « Ce qui est montré » — hashes of the rules and the dossier that the member read before voting.
    public record DecisionView(String rules, String dossier) {}

    /// The current hashes for a proposal; empty if it does not exist.
    @Transactional(readOnly = true)
    public Optional<DecisionView> shown(UUID proposal) {
        var ruling = weigher.rules();
        return proposals
                .find(proposal)
                .flatMap(one -> lives.find(one.life()))
                .map(life ->
                        new DecisionView(ruling.hash(), weigher.of(life, ruling).print()));
    }

    /// @param shown hashes of what the member read
    @Transactional
    public Signing sign(Actor by, UUID id, DecisionView shown, boolean favourable, String reason) {
        var asked = proposals.find(id);
        if (asked.isEmpty()) return new Signing.NotFound();
        var life = lives.lock(asked.get().life()).orElseThrow();
        // Read again after the lock.
        var proposal = proposals.find(id).orElseThrow();
        var against = proposal.against().flatMap(one -> proposals.find(one));
        var now = clock.instant();
        var ruling = weigher.rules();
        var refused = refused(by, life, proposal, against, ruling, shown, now);
        if (refused.isPresent()) return refused.get();
        var weighed = weigher.of(life, ruling);
        if (!weighed.print().equals(shown.dossier())) return new Signing.DossierChanged();
        if (favourable && proposal.act().gives() && !weighed.complete())
            return new Signing.CannotBe(GrantedProposalExecutor.Obstacle.NOT_COMPLETE.key());
        var vote = new Vote(
                by.id(), favourable, reason, now, new CommitteeProposal.Basis(ruling.version(), weighed.print()));
        var label = life.label(ruling.protocol());
        var decided = proposal.decidedWith(vote, label.decision().signatures());
        var done = new ArrayList<GrantedProposalExecutor.Effect.Done>();
        if (decided.isPresent())
            switch (effect(by, life, proposal, against, decided.get(), weighed, ruling, ParisTime.day(now))) {
                case GrantedProposalExecutor.Effect.Done effect -> done.add(effect);
                case GrantedProposalExecutor.Effect.Nothing() -> {}
                case GrantedProposalExecutor.Effect.Not(var why) -> {
                    return new Signing.CannotBe(why.key());
                }
            }
        proposals.vote(id, vote);
        lifeWriter.signed(life, by.id());
        decided.ifPresent(outcome -> close(by, life, proposal, vote, outcome, done, ruling, now));
        return new Signing.Signed(decided.map(Outcome::key));
    }

    private Optional<Signing> refused(
            Actor by,
            LabelCase life,
            CommitteeProposal proposal,
            Optional<CommitteeProposal> against,
            PublishedRules.InForce ruling,
            DecisionView shown,
            Instant now) {
        if (!committee.has(by)) return Optional.of(new Signing.NotAMember());
        if (life.holder().is(by.id())) return Optional.of(new Signing.OwnFile());
        if (holderReader.tooNear(life.holder(), by.id())) return Optional.of(new Signing.TooNear());
        if (proposal.signedBy(by.id())) return Optional.of(new Signing.AlreadySigned());
        if (proposal.closing().isPresent())
            return Optional.of(new Signing.DecidedAlready(
                    proposal.closing().get().outcome().key()));
        if (against.filter(one -> one.tookPart(by.id())).isPresent())
            return Optional.of(new Signing.TookPartInAppealedDecision());
        if (!ruling.hash().equals(shown.rules())) return Optional.of(new Signing.RulesChanged(ruling.version()));
        var last = Stream.concat(life.last().stream(), Stream.of(proposal.last()))
                .max(Instant::compareTo)
                .orElseThrow();
        return now.isBefore(last)
                ? Optional.of(new Signing.CannotBe(GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key()))
                : Optional.empty();
    }

    private GrantedProposalExecutor.Effect effect(
            Actor by,
            LabelCase life,
            CommitteeProposal proposal,
            Optional<CommitteeProposal> against,
            Outcome outcome,
            DossierAssessor.Weighed weighed,
            PublishedRules.InForce ruling,
            LocalDate today) {
        // If the committee does not confirm an emergency suspension, it ends at once.
        if (outcome != Outcome.GRANTED)
            return proposal.act() == CommitteeProposal.Act.SUSPEND
                            && life.stayedUntil().isPresent()
                    ? decisionEffect.apply(by, life, CommitteeProposal.Act.LIFT, weighed, ruling, today)
                    : new GrantedProposalExecutor.Effect.Nothing();
        return against.map(one -> decisionEffect.overturn(by, life, one.act(), weighed, ruling, today))
                .orElseGet(() -> decisionEffect.apply(by, life, proposal.act(), weighed, ruling, today));
    }

    private void close(
            Actor by,
            LabelCase life,
            CommitteeProposal proposal,
            Vote last,
            Outcome outcome,
            List<GrantedProposalExecutor.Effect.Done> effects,
            PublishedRules.InForce ruling,
            Instant now) {
        proposals.close(proposal.id(), outcome, now);
        var reasons = Stream.concat(proposal.votes().stream(), Stream.of(last))
                .filter(vote -> vote.favourable() == (outcome == Outcome.GRANTED))
                .map(Vote::reason)
                .toList();
        var why = String.join("\n\n", reasons);
        var step = act(proposal, outcome);
        step.ifPresent(act -> lifeWriter.append(life, step(now, act, by, why, ruling, proposal, Optional.empty())));
        for (var effect : effects)
            lifeWriter.append(life, step(now, effect.act(), by, why, ruling, proposal, effect.term()));
        var kind = step.or(() -> effects.stream()
                        .map(GrantedProposalExecutor.Effect.Done::act)
                        .findFirst())
                .orElseThrow();
        var until = effects.stream()
                .flatMap(effect -> effect.term().stream())
                .map(LabelStep.Term::until)
                .findFirst();
        var appealUntil = ParisTime.day(now)
                .plusDays(life.label(ruling.protocol()).decision().appealDays());
        lifeWriter.tell(
                lives.find(life.id()).orElseThrow(),
                ConstantName.low(kind),
                reasons,
                now,
                until.<Object>map(day -> day).orElse(""),
                appealUntil);
    }

    /// The kind of step for a decision, if it differs from the step of its effect.
    private static Optional<LabelStep.Act> act(CommitteeProposal proposal, Outcome outcome) {
        var granted = outcome == Outcome.GRANTED;
        return switch (proposal.act()) {
            case APPEAL -> Optional.of(granted ? LabelStep.Act.OVERTURNED : LabelStep.Act.UPHELD);
            case RECOGNISE, RENEW -> granted ? Optional.empty() : Optional.of(LabelStep.Act.REFUSED);
            case SUSPEND, STAY, LIFT, WITHDRAW -> granted ? Optional.empty() : Optional.of(LabelStep.Act.KEPT);
        };
    }

    private static LabelStep step(
            Instant now,
            LabelStep.Act act,
            Actor by,
            String why,
            PublishedRules.InForce ruling,
            CommitteeProposal proposal,
            Optional<LabelStep.Term> term) {
        return new LabelStep(now, act, Optional.of(by.id()), why, ruling.version(), Optional.of(proposal.id()), term);
    }
}
