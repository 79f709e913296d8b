package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalOutcome;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestEligibility;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestResult;
import org.tousaidants.label.recognition.HelperLabels.RequestWithdrawalResult;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.versions.PublishedRules;

/// Handles the requests of a holder, made by the person themselves or by a person responsible for a place. The
/// calling services must check the right.
@Component
class LabelHolderRequestHandler {
    /// The person who makes a request for a holder, and their language.
    record RequestAuthor(UUID id, String lang) {}

    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final LabelHolderReader holderReader;
    private final LabelDossierAssessor weigher;
    private final CommitteeProposalSubmission agenda;
    private final LabelCaseStepWriter lifeWriter;
    private final LabelAppealWriter appealWriter;
    private final Clock clock;

    LabelHolderRequestHandler(
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            LabelHolderReader holderReader,
            LabelDossierAssessor weigher,
            CommitteeProposalSubmission agenda,
            LabelCaseStepWriter lifeWriter,
            LabelAppealWriter appealWriter,
            Clock clock) {
        this.lives = lives;
        this.proposals = proposals;
        this.holderReader = holderReader;
        this.weigher = weigher;
        this.agenda = agenda;
        this.lifeWriter = lifeWriter;
        this.appealWriter = appealWriter;
        this.clock = clock;
    }

    /// Returns whether the holder may request the label or its renewal now, with the obstacle if not. A
    /// coordinator may propose the same for the holder.
    ///
    /// @param ruling current rules
    LabelRequestEligibility possible(LabelHolder holder, LabelDossier dossier, PublishedRules.RulesInForce ruling) {
        var own = holderReader.lives(holder).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        var waiting = own.stream()
                .filter(life -> proposals.of(life.id()).stream()
                        .anyMatch(each -> each.isOpen() && each.act().gives()))
                .map(LabelCase::id)
                .collect(Collectors.toSet());
        return possible(own, waiting, weigher.of(dossier, ruling), holder, ruling);
    }

    /// Returns whether the holder may request the label or its renewal now, with the obstacle if not.
    ///
    /// @param own all cases of the holder under the profile of the dossier
    /// @param waiting cases with an open proposal that would grant something
    LabelRequestEligibility possible(
            List<LabelCase> own,
            Set<UUID> waiting,
            LabelDossierAssessor.DossierAssessment weighed,
            LabelHolder holder,
            PublishedRules.RulesInForce ruling) {
        var today = ParisTime.today(clock);
        var label = ruling.protocol().label(holder.nature());
        var life = LabelCase.telling(own, today, ruling.protocol());
        var state = life.map(one -> one.state(today, label.graceDays())).orElse(LabelState.NEVER);
        if (weighed instanceof LabelDossierAssessor.DossierAssessment.DossierNotJudged(var sentence))
            return new LabelRequestEligibility.LabelDossierNotJudged(sentence);
        if (own.stream().anyMatch(one -> waiting.contains(one.id())))
            return new LabelRequestEligibility.LabelRequestAlreadyOpen();
        if (!state.allows(ProposalAct.RENEW)) return new LabelRequestEligibility.LabelSuspended();
        var early = life.flatMap(LabelCase::term)
                .filter(term -> state == LabelState.VALID)
                .map(term -> term.until().minusDays(firstReminder(label.reminderDays())))
                .filter(today::isBefore);
        if (early.isPresent()) return new LabelRequestEligibility.TooEarlyForNewRequest(early.get());
        if (!weighed.complete()) return new LabelRequestEligibility.LabelDossierNotComplete();
        return new LabelRequestEligibility.LabelRequestAllowed(
                state == LabelState.VALID || state == LabelState.GRACE, life.flatMap(LabelCase::refused));
    }

    private static int firstReminder(List<Integer> days) {
        return days.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// Returns the case to which a request belongs, locked until the end of the transaction. It is the case with
    /// the current state of the label, or a new case.
    LabelCase begun(LabelHolder holder, String profile, String lang, PublishedRules.RulesInForce ruling) {
        var own = holderReader.lives(holder).stream()
                .filter(life -> life.profile().equals(profile))
                .toList();
        var id = LabelCase.telling(own, ParisTime.today(clock), ruling.protocol())
                .map(LabelCase::id)
                .orElseGet(() -> lives.of(holder, profile, lang, clock.instant()));
        return lives.lock(id).orElseThrow();
    }

    LabelRequestResult ask(LabelHolder holder, Optional<LabelDossier> dossier, RequestAuthor by) {
        if (dossier.isEmpty())
            return new LabelRequestResult.LabelRequestRefused(new LabelRequestEligibility.NoFileForLabel());
        var ruling = weigher.rules();
        var before = possible(holder, dossier.get(), ruling);
        if (!(before instanceof LabelRequestEligibility.LabelRequestAllowed))
            return new LabelRequestResult.LabelRequestRefused(before);
        var life = begun(holder, dossier.get().profile(), by.lang(), ruling);
        // It is checked again after the lock whether the holder may request the label, because another
        // request may have come first.
        var possible = possible(holder, dossier.get(), ruling);
        if (!(possible instanceof LabelRequestEligibility.LabelRequestAllowed(var again, var _)))
            return new LabelRequestResult.LabelRequestRefused(possible);
        return agenda.wish(
                        life, again ? ProposalAct.RENEW : ProposalAct.RECOGNISE, Optional.empty(), by.id(), "", ruling)
                .<LabelRequestResult>map(LabelRequestResult.LabelRequested::new)
                .orElseGet(() -> new LabelRequestResult.LabelRequestRefused(
                        new LabelRequestEligibility.LabelRequestAlreadyOpen()));
    }

    /// Withdraws a request of the holder that the committee has not decided yet.
    ///
    /// @param life the case, already locked
    /// @param id id of the request
    /// @param by author of the withdrawal
    RequestWithdrawalResult drop(LabelCase life, UUID id, UUID by) {
        var proposal = proposals.find(id).orElseThrow();
        if (!proposal.isOpen()) return RequestWithdrawalResult.DECIDED;
        if (!proposal.act().gives() && proposal.act() != ProposalAct.APPEAL) return RequestWithdrawalResult.NOT_FOUND;
        var now = clock.instant();
        proposals.close(id, ProposalOutcome.DROPPED, now);
        lifeWriter.append(
                life,
                new LabelCaseStep(
                        now,
                        LabelCaseStep.LabelAct.DROPPED,
                        Optional.of(by),
                        "",
                        weigher.rules().version(),
                        Optional.of(id),
                        Optional.empty()));
        return RequestWithdrawalResult.DROPPED;
    }

    /// Stores an appeal of the holder against a decision.
    ///
    /// @param life the case, already locked
    /// @param id id of the decision
    /// @param by author of the appeal
    /// @param words reasons of the appeal
    LabelAppealResult appeal(LabelCase life, UUID id, UUID by, String words) {
        return appealWriter.appeal(life, id, by, words);
    }
}
