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
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.CommitteeProposal.Outcome;
import org.tousaidants.label.recognition.CommitteeProposal.Vote;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.rules.versions.PublishedRules;

/// « Suspension d'urgence » — service by which one member or coordinator suspends a label at once, for some
/// days. The committee confirms it with the usual signatures, or it ends. It is possible once after each grant
/// of the label; any further suspension needs the committee.
@Service
class EmergencySuspensions {
    /// The result of an emergency suspension.
    sealed interface EmergencySuspensionResult {
        record EmergencySuspended(LocalDate until) implements EmergencySuspensionResult {}

        record NotFound() implements EmergencySuspensionResult {}

        /// Refused: the person is responsible for this place.
        record TooNear() implements EmergencySuspensionResult {}

        /// Refused: there was one since the label was granted.
        record AlreadyEmergencySuspended() implements EmergencySuspensionResult {}

        /// Refused; `why` is a message key.
        record CannotBe(String why) implements EmergencySuspensionResult {}
    }

    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final VoteEligibility electorate;
    private final ProposalSubmission agenda;
    private final DossierAssessor weigher;
    private final GrantedProposalExecutor decisionEffect;
    private final LabelCaseWriter lifeWriter;
    private final Clock clock;

    EmergencySuspensions(
            LabelCaseStore lives,
            ProposalStore proposals,
            VoteEligibility electorate,
            ProposalSubmission agenda,
            DossierAssessor weigher,
            GrantedProposalExecutor decisionEffect,
            LabelCaseWriter lifeWriter,
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
    EmergencySuspensionResult stay(Actor by, UUID id, String reason) {
        var found = electorate.mayRead(by)
                ? lives.lock(id).filter(life -> !life.holder().is(by.id()))
                : Optional.<LabelCase>empty();
        if (found.isEmpty()) return new EmergencySuspensionResult.NotFound();
        var life = found.get();
        if (electorate.tooNear(by, life)) return new EmergencySuspensionResult.TooNear();
        if (life.stayedBefore()) return new EmergencySuspensionResult.AlreadyEmergencySuspended();
        var now = clock.instant();
        if (life.last().filter(now::isBefore).isPresent())
            return new EmergencySuspensionResult.CannotBe(GrantedProposalExecutor.Obstacle.CLOCK_BEHIND.key());
        var today = ParisTime.day(now);
        var ruling = weigher.rules();
        var weighed = weigher.of(life, ruling);
        return switch (decisionEffect.apply(by, life, Act.STAY, weighed, ruling, today)) {
            case GrantedProposalExecutor.Effect.Not(var why) -> new EmergencySuspensionResult.CannotBe(why.key());
            case GrantedProposalExecutor.Effect.Nothing() ->
                new EmergencySuspensionResult.CannotBe(GrantedProposalExecutor.Obstacle.NOT_NOW.key());
            case GrantedProposalExecutor.Effect.Done _ -> {
                decided(by, life, reason, weighed.print(), ruling, now);
                yield new EmergencySuspensionResult.EmergencySuspended(today.plusDays(LabelCase.STAY_DAYS));
            }
        };
    }

    /// Records the suspension as a decision with one signature, so that the holder can appeal to other members.
    private void decided(
            Actor by, LabelCase life, String reason, String print, PublishedRules.InForce ruling, Instant now) {
        var basis = new CommitteeProposal.Basis(ruling.version(), print);
        var proposal = new CommitteeProposal(
                UUID.randomUUID(),
                life.id(),
                Act.STAY,
                Optional.empty(),
                now,
                Optional.of(by.id()),
                "",
                basis,
                Optional.empty(),
                List.of());
        proposals.add(proposal);
        proposals.vote(proposal.id(), new Vote(by.id(), true, reason, now, basis));
        proposals.close(proposal.id(), Outcome.GRANTED, now);
        lifeWriter.append(
                life,
                new LabelStep(
                        now,
                        LabelStep.Act.STAYED,
                        Optional.of(by.id()),
                        reason,
                        ruling.version(),
                        Optional.of(proposal.id()),
                        Optional.empty()));
        agenda.confirm(life, Act.SUSPEND, Optional.of(by.id()), reason, ruling);
        var today = ParisTime.day(now);
        lifeWriter.tell(
                life,
                LabelStep.Act.STAYED.key(),
                List.of(reason),
                now,
                today.plusDays(LabelCase.STAY_DAYS),
                today.plusDays(life.label(ruling.protocol()).decision().appealDays()));
    }

    /// Ends a suspension that was not confirmed in time. The job calls it and has locked the case. False if the
    /// state does not allow it.
    boolean end(Network network, LabelCase life, PublishedRules.InForce ruling, Instant now) {
        return switch (decisionEffect.ended(network, life)) {
            case GrantedProposalExecutor.Effect.Not _, GrantedProposalExecutor.Effect.Nothing _ -> false;
            case GrantedProposalExecutor.Effect.Done(var act, var _) -> {
                lifeWriter.append(life, LabelStep.byRounds(now, act, ruling.version()));
                lifeWriter.tell(life, "unconfirmed", List.of(), now, LabelCase.STAY_DAYS);
                yield true;
            }
        };
    }
}
