package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.CommitteeProposal.Outcome;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Propositions bloquées » — finds proposals that cannot be decided, with the reason, and lets the
/// coordination withdraw them.
@Service
class BlockedProposals {
    /// A proposal that is open longer than this is stuck.
    private static final Duration LONG = Duration.ofDays(30);

    /// « Décision bloquée » — the reason why a proposal cannot be decided.
    enum BlockReason {
        /// Too few members may still vote.
        FEW,
        /// The dossier is no longer complete.
        NOT_COMPLETE,
        /// The label is now in another state.
        NOT_NOW,
        /// The proposal has been open longer than the allowed period.
        LONG;

        String key() {
            return ConstantName.low(this);
        }
    }

    /// The result of withdrawing a stuck proposal.
    sealed interface Dropping {
        record ProposalDropped() implements Dropping {}

        record NotFound() implements Dropping {}

        /// Refused: the committee can still decide it.
        record ProposalNotBlocked() implements Dropping {}

        record DecidedAlready() implements Dropping {}

        /// Refused; `why` is a message key.
        record CannotBe(String why) implements Dropping {}
    }

    private final LabelCaseStore lives;
    private final ProposalStore store;
    private final LabelCaseReader lifeReader;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseWriter lifeWriter;
    private final LabelLetterWriter labelLetterWriter;
    private final Clock clock;

    BlockedProposals(
            LabelCaseStore lives,
            ProposalStore store,
            LabelCaseReader lifeReader,
            GrantedProposalExecutor decisionEffect,
            LabelCaseWriter lifeWriter,
            LabelLetterWriter labelLetterWriter,
            Clock clock) {
        this.lives = lives;
        this.store = store;
        this.lifeReader = lifeReader;
        this.decisionEffect = decisionEffect;
        this.lifeWriter = lifeWriter;
        this.labelLetterWriter = labelLetterWriter;
        this.clock = clock;
    }

    /// Why a proposal is stuck; empty if it is not. An appeal of the holder is never stuck.
    Optional<BlockReason> stuck(LabelCaseView told, CommitteeProposal proposal) {
        if (!proposal.isOpen() || proposal.act() == Act.APPEAL) return Optional.empty();
        if (told.tooFew(proposal)) return Optional.of(BlockReason.FEW);
        if (proposal.act().gives() && !told.weighed().complete()) return Optional.of(BlockReason.NOT_COMPLETE);
        if (!proposal.act().gives() && !told.life().allows(proposal.act(), told.state()))
            return Optional.of(BlockReason.NOT_NOW);
        return proposal.openedAt().plus(LONG).isBefore(clock.instant())
                ? Optional.of(BlockReason.LONG)
                : Optional.empty();
    }

    /// Withdraws a proposal as the coordination, with a reason that the holder reads.
    @Transactional
    Dropping drop(Actor by, UUID id, String reason) {
        var life = store.find(id)
                .filter(_ -> by.is(Role.COORDINATOR))
                .flatMap(one -> lives.lock(one.life()))
                .filter(one -> !one.holder().is(by.id()));
        if (life.isEmpty()) return new Dropping.NotFound();
        // Read again after the lock.
        var proposal = store.find(id).orElseThrow();
        if (!proposal.isOpen()) return new Dropping.DecidedAlready();
        var view = lifeReader.of(life.get());
        if (stuck(view, proposal).isEmpty()) return new Dropping.ProposalNotBlocked();
        var now = clock.instant();
        if (life.get().last().filter(now::isBefore).isPresent())
            return new Dropping.CannotBe(GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key());
        var lifted = Optional.<GrantedProposalExecutor.Effect>empty();
        // An emergency suspension that can no longer be confirmed ends too.
        if (proposal.act() == Act.SUSPEND && life.get().stayedUntil().isPresent())
            lifted = Optional.of(
                    decisionEffect.apply(by, life.get(), Act.LIFT, view.weighed(), view.rules(), ParisTime.day(now)));
        if (lifted.isPresent() && lifted.get() instanceof GrantedProposalExecutor.Effect.Not(var why))
            return new Dropping.CannotBe(why.key());
        store.close(id, Outcome.DROPPED, now);
        step(by, life.get(), LabelStep.Act.DROPPED, reason, view, proposal);
        if (lifted.isPresent()) step(by, life.get(), LabelStep.Act.LIFTED, "", view, proposal);
        labelLetterWriter.tell(life.get(), "dropped", List.of(reason), now);
        return new Dropping.ProposalDropped();
    }

    private void step(
            Actor by,
            LabelCase life,
            LabelStep.Act act,
            String reason,
            LabelCaseView told,
            CommitteeProposal proposal) {
        lifeWriter.append(
                life,
                new LabelStep(
                        clock.instant(),
                        act,
                        Optional.of(by.id()),
                        reason,
                        told.rules().version(),
                        Optional.of(proposal.id()),
                        Optional.empty()));
    }
}
