package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.CommitteeProposal.Outcome;
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.label.recognition.Labels.Dropping;
import org.tousaidants.label.recognition.Labels.RequestEligibility;
import org.tousaidants.label.recognition.Labels.RequestResult;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.versions.PublishedRules;

/// Implements the requests of a holder, made by the person themselves or by a person responsible for a place.
/// The calling services check the right.
@Component
class LabelHolderRequestHandler {
    /// The person who acts for a holder, and their language.
    record Voice(UUID id, String lang) {}

    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final LabelHolderReader holderReader;
    private final DossierAssessor weigher;
    private final ProposalSubmission agenda;
    private final LabelCaseWriter lifeWriter;
    private final AppealWriter appealWriter;
    private final Clock clock;

    LabelHolderRequestHandler(
            LabelCaseStore lives,
            ProposalStore proposals,
            LabelHolderReader holderReader,
            DossierAssessor weigher,
            ProposalSubmission agenda,
            LabelCaseWriter lifeWriter,
            AppealWriter appealWriter,
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

    /// The requests that the holder may make now. The coordination may propose the same acts.
    RequestEligibility possible(LabelHolder holder, Dossier dossier, PublishedRules.InForce ruling) {
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

    /// @param own all cases of the holder under the profile of the dossier
    /// @param waiting those with an open proposal that would grant something
    RequestEligibility possible(
            List<LabelCase> own,
            Set<UUID> waiting,
            DossierAssessor.Weighed weighed,
            LabelHolder holder,
            PublishedRules.InForce ruling) {
        var today = ParisTime.today(clock);
        var label = ruling.protocol().label(holder.nature());
        var life = LabelCase.telling(own, today, ruling.protocol());
        var state = life.map(one -> one.state(today, label.graceDays())).orElse(State.NEVER);
        if (weighed instanceof DossierAssessor.Weighed.NotJudged(var sentence))
            return new RequestEligibility.NotJudged(sentence);
        if (own.stream().anyMatch(one -> waiting.contains(one.id()))) return new RequestEligibility.Waits();
        if (!state.allows(Act.RENEW)) return new RequestEligibility.Suspended();
        var early = life.flatMap(LabelCase::term)
                .filter(term -> state == State.VALID)
                .map(term -> term.until().minusDays(firstReminder(label.reminderDays())))
                .filter(today::isBefore);
        if (early.isPresent()) return new RequestEligibility.TooEarly(early.get());
        if (!weighed.complete()) return new RequestEligibility.DossierNotComplete();
        return new RequestEligibility.RequestAllowed(
                state == State.VALID || state == State.GRACE, life.flatMap(LabelCase::refused));
    }

    private static int firstReminder(List<Integer> days) {
        return days.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// Locks the case for a request until the end of the transaction: the case with the current state, or a new
    /// one.
    LabelCase begun(LabelHolder holder, String profile, String lang, PublishedRules.InForce ruling) {
        var own = holderReader.lives(holder).stream()
                .filter(life -> life.profile().equals(profile))
                .toList();
        var id = LabelCase.telling(own, ParisTime.today(clock), ruling.protocol())
                .map(LabelCase::id)
                .orElseGet(() -> lives.of(holder, profile, lang, clock.instant()));
        return lives.lock(id).orElseThrow();
    }

    RequestResult ask(LabelHolder holder, Optional<Dossier> dossier, Voice by) {
        if (dossier.isEmpty()) return new RequestResult.NotNow(new RequestEligibility.NoFile());
        var ruling = weigher.rules();
        var before = possible(holder, dossier.get(), ruling);
        if (!(before instanceof RequestEligibility.RequestAllowed)) return new RequestResult.NotNow(before);
        var life = begun(holder, dossier.get().profile(), by.lang(), ruling);
        // Checked again after the lock.
        var possible = possible(holder, dossier.get(), ruling);
        if (!(possible instanceof RequestEligibility.RequestAllowed(var again, var _)))
            return new RequestResult.NotNow(possible);
        return agenda.wish(life, again ? Act.RENEW : Act.RECOGNISE, Optional.empty(), by.id(), "", ruling)
                .<RequestResult>map(RequestResult.Asked::new)
                .orElseGet(() -> new RequestResult.NotNow(new RequestEligibility.Waits()));
    }

    /// Withdraws a request that is not decided yet.
    ///
    /// @param life the case, already locked
    Dropping drop(LabelCase life, UUID id, UUID by) {
        var proposal = proposals.find(id).orElseThrow();
        if (!proposal.isOpen()) return Dropping.DECIDED;
        if (!proposal.act().gives() && proposal.act() != Act.APPEAL) return Dropping.NOT_FOUND;
        var now = clock.instant();
        proposals.close(id, Outcome.DROPPED, now);
        lifeWriter.append(
                life,
                new LabelStep(
                        now,
                        LabelStep.Act.DROPPED,
                        Optional.of(by),
                        "",
                        weigher.rules().version(),
                        Optional.of(id),
                        Optional.empty()));
        return Dropping.DROPPED;
    }

    /// @param life the case, already locked
    AppealResult appeal(LabelCase life, UUID id, UUID by, String words) {
        return appealWriter.appeal(life, id, by, words);
    }
}
