package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalOutcome;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Propositions bloquées » — finds proposals that cannot be decided, with the reason, and lets a coordinator
/// withdraw them.
@Service
class BlockedCommitteeProposals {
    /// Time (30 days) for which a proposal must have been open to count as blocked.
    private static final Duration LONG = Duration.ofDays(30);

    /// « Décision bloquée » — the reason why a proposal cannot be decided.
    enum ProposalBlockReason {
        /// Too few members may still vote.
        FEW,
        /// The dossier is no longer complete.
        NOT_COMPLETE,
        /// The label is now in a state that does not allow the proposal.
        NOT_NOW,
        /// The proposal has been open for longer than thirty days.
        LONG;

        String key() {
            return EnumConstantName.low(this);
        }
    }

    /// The result of withdrawing a blocked proposal.
    sealed interface ProposalWithdrawalResult {
        record ProposalWithdrawn() implements ProposalWithdrawalResult {}

        record BlockedProposalNotFound() implements ProposalWithdrawalResult {}

        /// The withdrawal is refused, because the committee can still decide the proposal.
        record ProposalNotBlocked() implements ProposalWithdrawalResult {}

        record ProposalAlreadyDecided() implements ProposalWithdrawalResult {}

        /// The withdrawal is refused because the signing key, the clock or the state of the label does not
        /// allow it.
        ///
        /// @param why message key of the reason
        record ProposalWithdrawalRefused(String why) implements ProposalWithdrawalResult {}
    }

    private final LabelCaseStore lives;
    private final CommitteeProposalStore store;
    private final LabelCaseReader lifeReader;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseStepWriter lifeWriter;
    private final LabelLetterWriter labelLetterWriter;
    private final Clock clock;

    BlockedCommitteeProposals(
            LabelCaseStore lives,
            CommitteeProposalStore store,
            LabelCaseReader lifeReader,
            GrantedProposalExecutor decisionEffect,
            LabelCaseStepWriter lifeWriter,
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

    /// Returns the reason for which the committee cannot decide a proposal; empty if it can. An appeal of the
    /// holder is never blocked.
    ///
    /// @param told the case
    /// @param proposal the proposal
    Optional<ProposalBlockReason> stuck(LabelCaseView told, CommitteeProposal proposal) {
        if (!proposal.isOpen() || proposal.act() == ProposalAct.APPEAL) return Optional.empty();
        if (told.tooFew(proposal)) return Optional.of(ProposalBlockReason.FEW);
        if (proposal.act().gives() && !told.weighed().complete()) return Optional.of(ProposalBlockReason.NOT_COMPLETE);
        if (!proposal.act().gives() && !told.life().allows(proposal.act(), told.state()))
            return Optional.of(ProposalBlockReason.NOT_NOW);
        return proposal.openedAt().plus(LONG).isBefore(clock.instant())
                ? Optional.of(ProposalBlockReason.LONG)
                : Optional.empty();
    }

    /// Withdraws a proposal on behalf of a coordinator, with a reason that the holder reads.
    @Transactional
    ProposalWithdrawalResult drop(SignedInPerson by, UUID id, String reason) {
        var life = store.find(id)
                .filter(_ -> by.is(Role.COORDINATOR))
                .flatMap(one -> lives.lock(one.life()))
                .filter(one -> !one.holder().is(by.id()));
        if (life.isEmpty()) return new ProposalWithdrawalResult.BlockedProposalNotFound();
        // The proposal is read again after the lock, because another request may have decided it in the
        // meantime.
        var proposal = store.find(id).orElseThrow();
        if (!proposal.isOpen()) return new ProposalWithdrawalResult.ProposalAlreadyDecided();
        var view = lifeReader.of(life.get());
        if (stuck(view, proposal).isEmpty()) return new ProposalWithdrawalResult.ProposalNotBlocked();
        var now = clock.instant();
        if (life.get().last().filter(now::isBefore).isPresent())
            return new ProposalWithdrawalResult.ProposalWithdrawalRefused(
                    GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key());
        var lifted = Optional.<GrantedProposalExecutor.ProposalEffect>empty();
        // If the committee can no longer confirm an emergency suspension, the suspension is ended together
        // with the proposal.
        if (proposal.act() == ProposalAct.SUSPEND && life.get().stayedUntil().isPresent())
            lifted = Optional.of(decisionEffect.apply(
                    by, life.get(), ProposalAct.LIFT, view.weighed(), view.rules(), ParisTime.day(now)));
        if (lifted.isPresent()
                && lifted.get() instanceof GrantedProposalExecutor.ProposalEffect.ProposalNotApplicable(var why))
            return new ProposalWithdrawalResult.ProposalWithdrawalRefused(why.key());
        store.close(id, ProposalOutcome.DROPPED, now);
        step(by, life.get(), LabelCaseStep.LabelAct.DROPPED, reason, view, proposal);
        if (lifted.isPresent()) step(by, life.get(), LabelCaseStep.LabelAct.LIFTED, "", view, proposal);
        labelLetterWriter.tell(life.get(), "dropped", List.of(reason), now);
        return new ProposalWithdrawalResult.ProposalWithdrawn();
    }

    private void step(
            SignedInPerson by,
            LabelCase life,
            LabelCaseStep.LabelAct act,
            String reason,
            LabelCaseView told,
            CommitteeProposal proposal) {
        lifeWriter.append(
                life,
                new LabelCaseStep(
                        clock.instant(),
                        act,
                        Optional.of(by.id()),
                        reason,
                        told.rules().version(),
                        Optional.of(proposal.id()),
                        Optional.empty()));
    }
}
