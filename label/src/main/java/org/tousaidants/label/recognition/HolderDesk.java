package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Labels.Appealing;
import org.tousaidants.label.recognition.Labels.Asking;
import org.tousaidants.label.recognition.Labels.Dropping;
import org.tousaidants.label.recognition.Labels.Possible;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.recognition.Proposal.Act;
import org.tousaidants.label.recognition.Proposal.Outcome;
import org.tousaidants.label.rules.Dossier;

/// What a holder, or the person who speaks for it, may wish for: the person herself, or those who answer for a
/// place. The doors say who may.
@Component
class HolderDesk {
    /// Who speaks for a holder, and in which language she reads.
    record Voice(UUID id, String lang) {}

    private final LifeStore lives;
    private final ProposalStore proposals;
    private final HolderReader holderReader;
    private final DossierWeigher weigher;
    private final Agenda agenda;
    private final LifeWriter lifeWriter;
    private final LifeReader lifeReader;
    private final Clock clock;

    HolderDesk(
            LifeStore lives,
            ProposalStore proposals,
            HolderReader holderReader,
            DossierWeigher weigher,
            Agenda agenda,
            LifeWriter lifeWriter,
            LifeReader lifeReader,
            Clock clock) {
        this.lives = lives;
        this.proposals = proposals;
        this.holderReader = holderReader;
        this.weigher = weigher;
        this.agenda = agenda;
        this.lifeWriter = lifeWriter;
        this.lifeReader = lifeReader;
        this.clock = clock;
    }

    /// The coordination may propose what the holder may ask.
    Possible possible(Holder holder, Dossier dossier, Rules.InForce ruling) {
        var own = holderReader.lives(holder).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        var waiting = own.stream()
                .filter(life -> proposals.of(life.id()).stream()
                        .anyMatch(each -> each.isOpen() && each.act().gives()))
                .map(Life::id)
                .collect(Collectors.toSet());
        return possible(own, waiting, weigher.of(dossier, ruling), holder, ruling);
    }

    /// @param own all lives of the holder under the profile of its dossier
    /// @param waiting those for which something that gives waits
    Possible possible(
            List<Life> own, Set<UUID> waiting, DossierWeigher.Weighed weighed, Holder holder, Rules.InForce ruling) {
        var today = lifeReader.today();
        var label = ruling.protocol().label(holder.nature());
        var life = Life.telling(own, today, ruling.protocol());
        var state = life.map(one -> one.state(today, label.graceDays())).orElse(State.NEVER);
        if (weighed instanceof DossierWeigher.Weighed.NotJudged(var sentence)) return new Possible.NotJudged(sentence);
        if (own.stream().anyMatch(one -> waiting.contains(one.id()))) return new Possible.Waits();
        if (!state.allows(Act.RENEW)) return new Possible.Suspended();
        var early = life.flatMap(Life::term)
                .filter(term -> state == State.VALID)
                .map(term -> term.until().minusDays(firstReminder(label.reminderDays())))
                .filter(today::isBefore);
        if (early.isPresent()) return new Possible.TooEarly(early.get());
        if (!weighed.complete()) return new Possible.NotComplete();
        return new Possible.MayAsk(state == State.VALID || state == State.GRACE, life.flatMap(Life::refused));
    }

    private static int firstReminder(List<Integer> days) {
        return days.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The life that a wish of today is about, held until the end of the transaction: the one that says what the
    /// holder is, else a new one.
    Life begun(Holder holder, String profile, String lang, Rules.InForce ruling) {
        var own = holderReader.lives(holder).stream()
                .filter(life -> life.profile().equals(profile))
                .toList();
        var id = Life.telling(own, lifeReader.today(), ruling.protocol())
                .map(Life::id)
                .orElseGet(() -> lives.of(holder, profile, lang, clock.instant()));
        return lives.lock(id).orElseThrow();
    }

    Asking ask(Holder holder, Optional<Dossier> dossier, Voice by) {
        if (dossier.isEmpty()) return new Asking.NotNow(new Possible.NoFile());
        var ruling = weigher.rules();
        var before = possible(holder, dossier.get(), ruling);
        if (!(before instanceof Possible.MayAsk)) return new Asking.NotNow(before);
        var life = begun(holder, dossier.get().profile(), by.lang(), ruling);
        // Again, under the lock.
        var possible = possible(holder, dossier.get(), ruling);
        if (!(possible instanceof Possible.MayAsk(var again, var _))) return new Asking.NotNow(possible);
        return agenda.wish(life, again ? Act.RENEW : Act.RECOGNISE, Optional.empty(), by.id(), "", ruling)
                .<Asking>map(Asking.Asked::new)
                .orElseGet(() -> new Asking.NotNow(new Possible.Waits()));
    }

    /// As long as nothing is decided.
    ///
    /// @param life held by the caller
    Dropping drop(Life life, UUID id, UUID by) {
        var proposal = proposals.find(id).orElseThrow();
        if (!proposal.isOpen()) return Dropping.DECIDED;
        if (!proposal.act().gives() && proposal.act() != Act.APPEAL) return Dropping.NOT_FOUND;
        var now = clock.instant();
        proposals.close(id, Outcome.DROPPED, now);
        lifeWriter.append(
                life,
                new Step(
                        now,
                        Step.Act.DROPPED,
                        Optional.of(by),
                        "",
                        weigher.rules().version(),
                        Optional.of(id),
                        Optional.empty()));
        return Dropping.DROPPED;
    }

    /// @param life held by the caller
    Appealing appeal(Life life, UUID id, UUID by, String words) {
        var decision = proposals.find(id).filter(Proposal::hurts);
        if (decision.isEmpty()) return new Appealing.NotFound();
        var told = lifeReader.of(life);
        var until = told.appealUntil(decision.get().closing().orElseThrow().at());
        if (until.isBefore(told.today())) return new Appealing.TooLate(until);
        return agenda.wish(life, Act.APPEAL, decision, by, words, weigher.rules())
                .<Appealing>map(_ -> new Appealing.Appealed())
                .orElseGet(Appealing.AppealedBefore::new);
    }
}
