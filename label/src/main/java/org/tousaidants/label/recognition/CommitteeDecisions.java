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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.CommitteeVote;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalOutcome;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// « Décisions » — stores the votes of the committee's members about the label. Each member votes alone and once,
/// with a reason. The vote that completes the required number makes the decision; its effect on the badge, the step
/// of the case and the letter are written in the same transaction.
@Service
public class CommitteeDecisions {
    /// The result of a vote.
    public sealed interface CommitteeVoteResult {
        /// The vote was stored.
        ///
        /// @param decided the decision; empty if more votes are needed
        record VoteRecorded(Optional<String> decided) implements CommitteeVoteResult {}

        record VotedProposalNotFound() implements CommitteeVoteResult {}

        /// The vote is refused, because the person is not a member of the committee.
        record VoterNotAMember() implements CommitteeVoteResult {}

        record VoteOnOwnFileRefused() implements CommitteeVoteResult {}

        /// The vote is refused, because the member is responsible for the place that the proposal is about.
        record VoterResponsibleForPlace() implements CommitteeVoteResult {}

        /// The vote is refused, because the member took part in the decision that is appealed.
        record VoterOfAppealedDecision() implements CommitteeVoteResult {}

        record MemberAlreadyVoted() implements CommitteeVoteResult {}

        /// The vote is refused, because another committee or a mediator judges the appeal.
        record AppealJudgedElsewhere() implements CommitteeVoteResult {}

        /// The vote was not stored, because the proposal was already decided.
        ///
        /// @param outcome the decision
        record VotedProposalAlreadyDecided(String outcome) implements CommitteeVoteResult {}

        /// The vote is refused, because the rules changed after the member opened the page.
        ///
        /// @param version version of the rules that is now in force
        record RulesChangedSinceRead(String version) implements CommitteeVoteResult {}

        /// The vote is refused, because the dossier changed after the member opened the page.
        record DossierChangedSinceRead() implements CommitteeVoteResult {}

        /// The proposal cannot be granted now.
        ///
        /// @param why message key of the reason
        record ProposalCannotBeGranted(String why) implements CommitteeVoteResult {}
    }

    private final CommitteeProposalStore proposals;
    private final LabelCaseStore lives;
    private final LabelCommittee committee;
    private final CommitteeVoteEligibility eligibility;
    private final LabelDossierAssessor weigher;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseStepWriter lifeWriter;
    private final Clock clock;

    CommitteeDecisions(
            CommitteeProposalStore proposals,
            LabelCaseStore lives,
            LabelCommittee committee,
            CommitteeVoteEligibility eligibility,
            LabelDossierAssessor weigher,
            GrantedProposalExecutor decisionEffect,
            LabelCaseStepWriter lifeWriter,
            Clock clock) {
        this.proposals = proposals;
        this.lives = lives;
        this.committee = committee;
        this.eligibility = eligibility;
        this.weigher = weigher;
        this.decisionEffect = decisionEffect;
        this.lifeWriter = lifeWriter;
        this.clock = clock;
    }

    /// « Ce qui est montré » — the hashes of the rules and of the dossier that the member read before voting.
    public record DecisionBasisView(String rules, String dossier) {}

    /// Returns the hashes of the rules and of the dossier to which a vote on a proposal would refer now; empty
    /// if the proposal does not exist.
    @Transactional(readOnly = true)
    public Optional<DecisionBasisView> shown(UUID proposal) {
        var ruling = weigher.rules();
        return proposals
                .find(proposal)
                .flatMap(one -> lives.find(one.life()))
                .map(life -> new DecisionBasisView(
                        ruling.hash(), weigher.of(life, ruling).print()));
    }

    /// Stores the vote of a member.
    ///
    /// @param shown hashes of the rules and the dossier that the member read
    @Transactional
    public CommitteeVoteResult sign(
            SignedInPerson by, UUID id, DecisionBasisView shown, boolean favourable, String reason) {
        var asked = proposals.find(id);
        if (asked.isEmpty()) return new CommitteeVoteResult.VotedProposalNotFound();
        var life = lives.lock(asked.get().life()).orElseThrow();
        // The proposal is read again after the lock, because another member may have voted in the meantime.
        var proposal = proposals.find(id).orElseThrow();
        var against = proposal.against().flatMap(one -> proposals.find(one));
        var now = clock.instant();
        var ruling = weigher.rules();
        var refused = refused(by, life, proposal, against, ruling, shown, now);
        if (refused.isPresent()) return refused.get();
        var weighed = weigher.of(life, ruling);
        if (!weighed.print().equals(shown.dossier())) return new CommitteeVoteResult.DossierChangedSinceRead();
        if (favourable && proposal.act().gives() && !weighed.complete())
            return new CommitteeVoteResult.ProposalCannotBeGranted(GrantedProposalExecutor.Obstacle.NOT_COMPLETE.key());
        var vote = new CommitteeVote(
                by.id(),
                favourable,
                reason,
                now,
                new CommitteeProposal.RulesAndDossierRead(ruling.version(), weighed.print()));
        var label = life.label(ruling.protocol());
        var decided = proposal.decidedWith(vote, label.decision().signatures());
        var done = new ArrayList<GrantedProposalExecutor.ProposalEffect.ProposalApplied>();
        if (decided.isPresent())
            switch (effect(by, life, proposal, against, decided.get(), weighed, ruling, ParisTime.day(now))) {
                case GrantedProposalExecutor.ProposalEffect.ProposalApplied effect -> done.add(effect);
                case GrantedProposalExecutor.ProposalEffect.ProposalWithoutEffect() -> {}
                case GrantedProposalExecutor.ProposalEffect.ProposalNotApplicable(var why) -> {
                    return new CommitteeVoteResult.ProposalCannotBeGranted(why.key());
                }
            }
        proposals.vote(id, vote);
        lifeWriter.signed(life, by.id());
        decided.ifPresent(outcome -> close(by, life, proposal, vote, outcome, done, ruling, now));
        return new CommitteeVoteResult.VoteRecorded(decided.map(ProposalOutcome::key));
    }

    /// The result of recording the answer of a committee or mediator outside the network.
    sealed interface ElsewhereAnswerResult {
        record ElsewhereAnswerRecorded() implements ElsewhereAnswerResult {}

        /// No open appeal with this id went elsewhere, or the person may not record its answer.
        record ReferredAppealNotFound() implements ElsewhereAnswerResult {}

        /// The answer cannot take effect now.
        ///
        /// @param why message key of the reason
        record ElsewhereAnswerNotApplicable(String why) implements ElsewhereAnswerResult {}
    }

    /// Records the answer of the committee or mediator to whom an appeal went, on behalf of a coordinator. The answer
    /// has the same effect as a decision of this committee.
    ///
    /// @param reason words of the committee or mediator, which the holder reads
    @Transactional
    ElsewhereAnswerResult answerFromElsewhere(SignedInPerson by, UUID id, boolean granted, String reason) {
        var locked = proposals
                .find(id)
                .filter(one -> by.is(Role.COORDINATOR) && eligibility.elsewhere(one))
                .flatMap(one -> lives.lock(one.life()))
                .filter(life -> !life.holder().is(by.id()) && !eligibility.tooNear(by, life));
        if (locked.isEmpty()) return new ElsewhereAnswerResult.ReferredAppealNotFound();
        var life = locked.get();
        // The appeal is read again after the lock, because another request may have closed it in the meantime.
        var appeal = proposals.find(id).orElseThrow();
        if (!appeal.isOpen()) return new ElsewhereAnswerResult.ReferredAppealNotFound();
        var now = clock.instant();
        if (life.last().filter(now::isBefore).isPresent())
            return new ElsewhereAnswerResult.ElsewhereAnswerNotApplicable(
                    GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key());
        var ruling = weigher.rules();
        var outcome = granted ? ProposalOutcome.GRANTED : ProposalOutcome.REFUSED;
        var weighed = weigher.of(life, ruling);
        var done = new ArrayList<GrantedProposalExecutor.ProposalEffect.ProposalApplied>();
        var against = appeal.against().flatMap(one -> proposals.find(one));
        switch (effect(by, life, appeal, against, outcome, weighed, ruling, ParisTime.day(now))) {
            case GrantedProposalExecutor.ProposalEffect.ProposalApplied effect -> done.add(effect);
            case GrantedProposalExecutor.ProposalEffect.ProposalWithoutEffect() -> {}
            case GrantedProposalExecutor.ProposalEffect.ProposalNotApplicable(var why) -> {
                return new ElsewhereAnswerResult.ElsewhereAnswerNotApplicable(why.key());
            }
        }
        var answer = new CommitteeVote(
                by.id(),
                granted,
                reason,
                now,
                new CommitteeProposal.RulesAndDossierRead(ruling.version(), weighed.print()));
        close(by, life, appeal, answer, outcome, done, ruling, now);
        return new ElsewhereAnswerResult.ElsewhereAnswerRecorded();
    }

    private Optional<CommitteeVoteResult> refused(
            SignedInPerson by,
            LabelCase life,
            CommitteeProposal proposal,
            Optional<CommitteeProposal> against,
            PublishedRules.RulesInForce ruling,
            DecisionBasisView shown,
            Instant now) {
        if (!committee.has(by)) return Optional.of(new CommitteeVoteResult.VoterNotAMember());
        if (life.holder().is(by.id())) return Optional.of(new CommitteeVoteResult.VoteOnOwnFileRefused());
        if (eligibility.tooNear(by, life)) return Optional.of(new CommitteeVoteResult.VoterResponsibleForPlace());
        if (proposal.signedBy(by.id())) return Optional.of(new CommitteeVoteResult.MemberAlreadyVoted());
        if (proposal.closing().isPresent())
            return Optional.of(new CommitteeVoteResult.VotedProposalAlreadyDecided(
                    proposal.closing().get().outcome().key()));
        if (against.filter(one -> one.tookPart(by.id())).isPresent())
            return Optional.of(new CommitteeVoteResult.VoterOfAppealedDecision());
        if (eligibility.elsewhere(proposal)) return Optional.of(new CommitteeVoteResult.AppealJudgedElsewhere());
        if (!ruling.hash().equals(shown.rules()))
            return Optional.of(new CommitteeVoteResult.RulesChangedSinceRead(ruling.version()));
        var last = Stream.concat(life.last().stream(), Stream.of(proposal.last()))
                .max(Instant::compareTo)
                .orElseThrow();
        return now.isBefore(last)
                ? Optional.of(new CommitteeVoteResult.ProposalCannotBeGranted(
                        GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key()))
                : Optional.empty();
    }

    private GrantedProposalExecutor.ProposalEffect effect(
            SignedInPerson by,
            LabelCase life,
            CommitteeProposal proposal,
            Optional<CommitteeProposal> against,
            ProposalOutcome outcome,
            LabelDossierAssessor.DossierAssessment weighed,
            PublishedRules.RulesInForce ruling,
            LocalDate today) {
        // If the committee does not confirm an emergency suspension, the suspension ends at once.
        if (outcome != ProposalOutcome.GRANTED)
            return proposal.act() == CommitteeProposal.ProposalAct.SUSPEND
                            && life.stayedUntil().isPresent()
                    ? decisionEffect.apply(by, life, CommitteeProposal.ProposalAct.LIFT, weighed, ruling, today)
                    : new GrantedProposalExecutor.ProposalEffect.ProposalWithoutEffect();
        return against.map(one -> decisionEffect.overturn(by, life, one.act(), weighed, ruling, today))
                .orElseGet(() -> decisionEffect.apply(by, life, proposal.act(), weighed, ruling, today));
    }

    private void close(
            SignedInPerson by,
            LabelCase life,
            CommitteeProposal proposal,
            CommitteeVote last,
            ProposalOutcome outcome,
            List<GrantedProposalExecutor.ProposalEffect.ProposalApplied> effects,
            PublishedRules.RulesInForce ruling,
            Instant now) {
        proposals.close(proposal.id(), outcome, now);
        var reasons = Stream.concat(proposal.votes().stream(), Stream.of(last))
                .filter(vote -> vote.favourable() == (outcome == ProposalOutcome.GRANTED))
                .map(CommitteeVote::reason)
                .toList();
        var why = String.join("\n\n", reasons);
        var step = act(proposal, outcome);
        step.ifPresent(act -> lifeWriter.append(life, step(now, act, by, why, ruling, proposal, Optional.empty())));
        for (var effect : effects)
            lifeWriter.append(life, step(now, effect.act(), by, why, ruling, proposal, effect.term()));
        var kind = step.or(() -> effects.stream()
                        .map(GrantedProposalExecutor.ProposalEffect.ProposalApplied::act)
                        .findFirst())
                .orElseThrow();
        var until = effects.stream()
                .flatMap(effect -> effect.term().stream())
                .map(LabelCaseStep.LabelValidityPeriod::until)
                .findFirst();
        var appealUntil = ParisTime.day(now)
                .plusDays(life.label(ruling.protocol()).decision().appealDays());
        lifeWriter.tell(
                lives.find(life.id()).orElseThrow(),
                EnumConstantName.low(kind),
                reasons,
                now,
                until.<Object>map(day -> day).orElse(""),
                appealUntil);
    }

    /// Returns the kind of step by which a decision is recorded; empty if the effect of the decision is itself
    /// recorded as a step.
    private static Optional<LabelCaseStep.LabelAct> act(CommitteeProposal proposal, ProposalOutcome outcome) {
        var granted = outcome == ProposalOutcome.GRANTED;
        return switch (proposal.act()) {
            case APPEAL -> Optional.of(granted ? LabelCaseStep.LabelAct.OVERTURNED : LabelCaseStep.LabelAct.UPHELD);
            case RECOGNISE, RENEW -> granted ? Optional.empty() : Optional.of(LabelCaseStep.LabelAct.REFUSED);
            case SUSPEND, STAY, LIFT, WITHDRAW -> granted ? Optional.empty() : Optional.of(LabelCaseStep.LabelAct.KEPT);
        };
    }

    private static LabelCaseStep step(
            Instant now,
            LabelCaseStep.LabelAct act,
            SignedInPerson by,
            String why,
            PublishedRules.RulesInForce ruling,
            CommitteeProposal proposal,
            Optional<LabelCaseStep.LabelValidityPeriod> term) {
        return new LabelCaseStep(
                now, act, Optional.of(by.id()), why, ruling.version(), Optional.of(proposal.id()), term);
    }
}
