package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.CommitteeVote;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalOutcome;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.versions.PublishedRules;

/// « Suspension d'urgence » — suspends a label at once for some days, on behalf of one member or coordinator. The
/// suspension ends unless the committee confirms it with the usual number of votes. It is possible once after each
/// grant of the label; any further suspension requires the committee.
@Service
class EmergencyLabelSuspensions {
    /// The result of an emergency suspension.
    sealed interface EmergencySuspensionResult {
        record EmergencySuspended(LocalDate until) implements EmergencySuspensionResult {}

        record LabelToSuspendNotFound() implements EmergencySuspensionResult {}

        /// The emergency suspension is refused, because the person is responsible for the place that has the
        /// label.
        record SuspenderResponsibleForPlace() implements EmergencySuspensionResult {}

        /// The emergency suspension is refused, because there was already one since the label was last
        /// granted. Only the committee can suspend the label again.
        record AlreadyEmergencySuspended() implements EmergencySuspensionResult {}

        /// The emergency suspension is refused because the signing key, the clock or the state of the label
        /// does not allow it.
        ///
        /// @param why message key of the reason
        record EmergencySuspensionRefused(String why) implements EmergencySuspensionResult {}
    }

    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final CommitteeVoteEligibility electorate;
    private final CommitteeProposalSubmission agenda;
    private final LabelDossierAssessor weigher;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseStepWriter lifeWriter;
    private final Clock clock;

    EmergencyLabelSuspensions(
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            CommitteeVoteEligibility electorate,
            CommitteeProposalSubmission agenda,
            LabelDossierAssessor weigher,
            GrantedProposalExecutor decisionEffect,
            LabelCaseStepWriter lifeWriter,
            Clock clock) {
        this.lives = lives;
        this.proposals = proposals;
        this.electorate = electorate;
        this.agenda = agenda;
        this.weigher = weigher;
        this.decisionEffect = decisionEffect;
        this.lifeWriter = lifeWriter;
        this.clock = clock;
    }

    @Transactional
    EmergencySuspensionResult stay(SignedInPerson by, UUID id, String reason) {
        var found = electorate.mayRead(by)
                ? lives.lock(id).filter(life -> !life.holder().is(by.id()))
                : Optional.<LabelCase>empty();
        if (found.isEmpty()) return new EmergencySuspensionResult.LabelToSuspendNotFound();
        var life = found.get();
        if (electorate.tooNear(by, life)) return new EmergencySuspensionResult.SuspenderResponsibleForPlace();
        if (life.stayedBefore()) return new EmergencySuspensionResult.AlreadyEmergencySuspended();
        var now = clock.instant();
        if (life.last().filter(now::isBefore).isPresent())
            return new EmergencySuspensionResult.EmergencySuspensionRefused(
                    GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key());
        var today = ParisTime.day(now);
        var ruling = weigher.rules();
        var weighed = weigher.of(life, ruling);
        return switch (decisionEffect.apply(by, life, ProposalAct.STAY, weighed, ruling, today)) {
            case GrantedProposalExecutor.ProposalEffect.ProposalNotApplicable(var why) ->
                new EmergencySuspensionResult.EmergencySuspensionRefused(why.key());
            case GrantedProposalExecutor.ProposalEffect.ProposalWithoutEffect() ->
                new EmergencySuspensionResult.EmergencySuspensionRefused(
                        GrantedProposalExecutor.Obstacle.NOT_NOW.key());
            case GrantedProposalExecutor.ProposalEffect.ProposalApplied _ -> {
                decided(by, life, reason, weighed.print(), ruling, now);
                yield new EmergencySuspensionResult.EmergencySuspended(today.plusDays(LabelCase.STAY_DAYS));
            }
        };
    }

    /// Stores an emergency suspension as a decision with a single vote. The holder can thus appeal against it,
    /// and other members decide about the appeal.
    ///
    /// @param life case of the label
    private void decided(
            SignedInPerson by,
            LabelCase life,
            String reason,
            String print,
            PublishedRules.RulesInForce ruling,
            Instant now) {
        var basis = new CommitteeProposal.RulesAndDossierRead(ruling.version(), print);
        var proposal = new CommitteeProposal(
                UUID.randomUUID(),
                life.id(),
                ProposalAct.STAY,
                Optional.empty(),
                now,
                Optional.of(by.id()),
                "",
                basis,
                Optional.empty(),
                List.of());
        proposals.add(proposal);
        proposals.vote(proposal.id(), new CommitteeVote(by.id(), true, reason, now, basis));
        proposals.close(proposal.id(), ProposalOutcome.GRANTED, now);
        lifeWriter.append(
                life,
                new LabelCaseStep(
                        now,
                        LabelCaseStep.LabelAct.STAYED,
                        Optional.of(by.id()),
                        reason,
                        ruling.version(),
                        Optional.of(proposal.id()),
                        Optional.empty()));
        agenda.confirm(life, ProposalAct.SUSPEND, Optional.of(by.id()), reason, ruling);
        var today = ParisTime.day(now);
        lifeWriter.tell(
                life,
                LabelCaseStep.LabelAct.STAYED.key(),
                List.of(reason),
                now,
                today.plusDays(LabelCase.STAY_DAYS),
                today.plusDays(life.label(ruling.protocol()).decision().appealDays()));
    }

    /// Ends an emergency suspension that the committee did not confirm in time. The daily job calls this method
    /// after it locked the case. Returns false if the state of the label does not allow it.
    ///
    /// @param life the case
    /// @param ruling current rules
    boolean end(TerritoryNetwork network, LabelCase life, PublishedRules.RulesInForce ruling, Instant now) {
        return switch (decisionEffect.ended(network, life)) {
            case GrantedProposalExecutor.ProposalEffect.ProposalNotApplicable _,
                    GrantedProposalExecutor.ProposalEffect.ProposalWithoutEffect _ -> false;
            case GrantedProposalExecutor.ProposalEffect.ProposalApplied(var act, var _) -> {
                lifeWriter.append(life, LabelCaseStep.byRounds(now, act, ruling.version()));
                lifeWriter.tell(life, "unconfirmed", List.of(), now, LabelCase.STAY_DAYS);
                yield true;
            }
        };
    }
}
