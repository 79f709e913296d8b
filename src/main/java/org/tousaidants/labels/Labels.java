package org.tousaidants.labels;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.helpers.HelperDossier;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.identity.Actor;
import org.tousaidants.labels.Life.State;
import org.tousaidants.labels.Proposal.Outcome;
import org.tousaidants.rules.Rules;

/// « Mon label » — the door for the person herself: she asks, reads all that becomes of it, takes her wish back, and
/// appeals.
@Service
public class Labels {
    /// Whether she may ask now, or what comes first.
    public sealed interface Possible {
        record MayAsk(boolean again) implements Possible {}

        record NoFile() implements Possible {}

        record NotComplete() implements Possible {}

        /// The committee has not decided yet.
        record Waits() implements Possible {}

        record TooEarly(LocalDate from) implements Possible {}

        record Suspended() implements Possible {}

        record NotJudged(String sentence) implements Possible {}
    }

    /// What became of her wish.
    public sealed interface Asking {
        record Asked(UUID proposal) implements Asking {}

        record NotNow(Possible why) implements Asking {}
    }

    /// What became of the wish to take one's own wish back.
    enum Dropping {
        DROPPED,
        NOT_FOUND,
        /// The committee was faster.
        DECIDED
    }

    /// What became of an appeal.
    sealed interface Appealing {
        record Appealed() implements Appealing {}

        record NotFound() implements Appealing {}

        record TooLate(LocalDate until) implements Appealing {}

        record AppealedBefore() implements Appealing {}
    }

    /// All that she reads.
    ///
    /// @param lives that of her profile of today first
    record Mine(Possible possible, List<Told> lives) {}

    private final LifeStore lives;
    private final ProposalStore proposals;
    private final HelperDossiers dossiers;
    private final Weighing weighing;
    private final Agenda agenda;
    private final Steps steps;
    private final Telling telling;
    private final Rules rules;
    private final Clock clock;

    Labels(
            LifeStore lives,
            ProposalStore proposals,
            HelperDossiers dossiers,
            Weighing weighing,
            Agenda agenda,
            Steps steps,
            Telling telling,
            Rules rules,
            Clock clock) {
        this.lives = lives;
        this.proposals = proposals;
        this.dossiers = dossiers;
        this.weighing = weighing;
        this.agenda = agenda;
        this.steps = steps;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Mine mine(Actor self) {
        var network = self.network().id();
        var file = dossiers.ofAccount(network, self.id());
        if (file.isEmpty()) return new Mine(new Possible.NoFile(), List.of());
        var profile = file.get().dossier().profile();
        var told = lives.ofHelpers(network, Set.of(file.get().helper())).stream()
                .sorted(Comparator.comparing(life -> !life.profile().equals(profile)))
                .map(life -> telling.of(network, life))
                .toList();
        return new Mine(possible(network, file.get(), rules.now(network)), told);
    }

    @Transactional
    public Asking ask(Actor self, String lang) {
        var network = self.network().id();
        var ruling = rules.now(network);
        var file = dossiers.ofAccount(network, self.id());
        if (file.isEmpty()) return new Asking.NotNow(new Possible.NoFile());
        var possible = possible(network, file.get(), ruling);
        if (!(possible instanceof Possible.MayAsk(var again))) return new Asking.NotNow(possible);
        var now = clock.instant();
        var holder = new Holder.AHelper(file.get().helper(), self.id());
        var life = lives.lock(
                        network, lives.of(network, holder, file.get().dossier().profile(), lang, now))
                .orElseThrow();
        var act = again ? Proposal.Act.RENEW : Proposal.Act.RECOGNISE;
        return agenda.add(network, life, act, Optional.empty(), Optional.of(self.id()), "", ruling, now)
                .<Asking>map(Asking.Asked::new)
                .orElseGet(() -> new Asking.NotNow(new Possible.Waits()));
    }

    /// The coordination may propose what she may ask.
    Possible possible(String network, HelperDossier file, Rules.InForce ruling) {
        var life = lives.ofHelpers(network, Set.of(file.helper())).stream()
                .filter(one -> one.profile().equals(file.dossier().profile()))
                .findFirst();
        var waits = life.filter(one -> proposals.of(network, one.id()).stream()
                        .anyMatch(each -> each.isOpen() && each.act().gives()))
                .isPresent();
        return possible(life, waits, weighing.of(file.dossier(), ruling), ruling, telling.today());
    }

    static Possible possible(
            Optional<Life> life, boolean waits, Weighing.Weighed weighed, Rules.InForce ruling, LocalDate today) {
        var label = ruling.protocol().helpers();
        var state = life.map(one -> one.state(today, label.graceDays())).orElse(State.NEVER);
        if (weighed instanceof Weighing.Weighed.NotJudged(var sentence)) return new Possible.NotJudged(sentence);
        if (waits) return new Possible.Waits();
        if (state == State.SUSPENDED) return new Possible.Suspended();
        var early = life.flatMap(Life::term)
                .filter(term -> state == State.VALID)
                .map(term -> term.until().minusDays(firstReminder(label.reminderDays())))
                .filter(today::isBefore);
        if (early.isPresent()) return new Possible.TooEarly(early.get());
        if (!weighed.complete()) return new Possible.NotComplete();
        return new Possible.MayAsk(state == State.VALID || state == State.GRACE);
    }

    private static int firstReminder(List<Integer> days) {
        return days.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// As long as nothing is decided.
    @Transactional
    Dropping drop(Actor self, UUID id) {
        var network = self.network().id();
        var found = own(self, id);
        if (found.isEmpty()) return Dropping.NOT_FOUND;
        var proposal = proposals.find(network, id).orElseThrow();
        if (!proposal.isOpen()) return Dropping.DECIDED;
        if (!proposal.act().gives() && proposal.act() != Proposal.Act.APPEAL) return Dropping.NOT_FOUND;
        var now = clock.instant();
        proposals.close(network, id, Outcome.DROPPED, now);
        steps.append(
                network,
                found.get().id(),
                new Step(
                        now,
                        Step.Act.DROPPED,
                        Optional.of(self.id()),
                        "",
                        rules.now(network).version(),
                        Optional.of(id),
                        Optional.empty()));
        return Dropping.DROPPED;
    }

    /// Of a decision that she may appeal, or might have.
    @Transactional(readOnly = true)
    Optional<Told> appealed(Actor self, UUID id) {
        var network = self.network().id();
        return proposals
                .find(network, id)
                .filter(Proposal::hurts)
                .flatMap(one -> lives.find(network, one.life()))
                .filter(life -> life.holder().is(self.id()))
                .map(life -> telling.of(network, life));
    }

    @Transactional
    Appealing appeal(Actor self, UUID id, String words) {
        var network = self.network().id();
        var life = own(self, id);
        var decision = proposals.find(network, id).filter(Proposal::hurts);
        if (life.isEmpty() || decision.isEmpty()) return new Appealing.NotFound();
        var told = telling.of(network, life.get());
        var until = told.appealUntil(decision.get().closing().orElseThrow().at());
        if (until.isBefore(told.today())) return new Appealing.TooLate(until);
        return agenda.add(
                        network,
                        life.get(),
                        Proposal.Act.APPEAL,
                        decision,
                        Optional.of(self.id()),
                        words,
                        rules.now(network),
                        clock.instant())
                .<Appealing>map(_ -> new Appealing.Appealed())
                .orElseGet(Appealing.AppealedBefore::new);
    }

    /// Her life that this proposal is about, held until the end of the transaction.
    private Optional<Life> own(Actor self, UUID proposal) {
        var network = self.network().id();
        return proposals
                .find(network, proposal)
                .flatMap(one -> lives.lock(network, one.life()))
                .filter(life -> life.holder().is(self.id()));
    }
}
