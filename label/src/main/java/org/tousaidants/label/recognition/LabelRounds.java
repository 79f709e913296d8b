package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.Verdict;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.web.Messages;

/// The rounds of the label: who is told that the end comes near, that it came, that the time to renew is over; who has
/// something to put right, and, once that time is over, what is put to the committee. Each life is a transaction of its
/// own that holds it, and what was told is a row: nothing is told twice, whoever makes the round, however often it
/// stops.
@Service
class LabelRounds {
    private static final Logger LOG = LoggerFactory.getLogger(LabelRounds.class);
    private static final String GONE = "GONE";

    private final LifeStore lives;
    private final ProposalStore proposals;
    private final NoticeStore notices;
    private final Warnings warnings;
    private final Links links;
    private final Holders holders;
    private final EmergencySuspensions stays;
    private final Agenda agenda;
    private final Steps steps;
    private final LabelLetters letters;
    private final Rules rules;
    private final Networks networks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LabelRounds(
            LifeStore lives,
            ProposalStore proposals,
            NoticeStore notices,
            Warnings warnings,
            Links links,
            Holders holders,
            EmergencySuspensions stays,
            Agenda agenda,
            Steps steps,
            LabelLetters letters,
            Rules rules,
            Networks networks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lives = lives;
        this.proposals = proposals;
        this.notices = notices;
        this.warnings = warnings;
        this.links = links;
        this.holders = holders;
        this.stays = stays;
        this.agenda = agenda;
        this.steps = steps;
        this.letters = letters;
        this.rules = rules;
        this.networks = networks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 420_000, fixedDelay = 3_600_000)
    void everyHour() {
        run(networks.here());
    }

    void run(Network here) {
        var network = here.id();
        var ruling = rules.now(network);
        links.forget(network);
        var files = holders.files(network);
        for (var life : lives.all(network)) {
            if (life.term().isEmpty()) continue;
            try {
                transaction.executeWithoutResult(status -> look(here, life.id(), ruling, files));
            } catch (RuntimeException e) {
                LOG.error("the round passed over the label {}", life.id(), e);
            }
        }
    }

    private void look(Network here, UUID id, Rules.InForce ruling, Holders.Files files) {
        var network = here.id();
        var life = lives.lock(network, id).orElseThrow();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Paris.ZONE);
        // A clock that went back tells nothing.
        if (life.last().filter(now::isBefore).isPresent()) return;
        if (life.stayedUntil().filter(today::isAfter).isPresent()) {
            if (!stays.end(here, life, ruling, now)) LOG.error("the suspension of the label {} cannot end", id);
            return;
        }
        var label = life.label(ruling.protocol());
        var state = life.state(today, label.graceDays());
        if (state == State.SUSPENDED || state == State.WITHDRAWN) return;
        var until = life.term().orElseThrow().until();
        var told = notices.told(network, id, until);
        var file = files.of(life.holder()).filter(one -> one.profile().equals(life.profile()));
        if (file.isEmpty() && life.holder() instanceof Holder.APlace) {
            if (state == State.VALID && !told.containsKey(GONE)) gone(network, life, until, ruling, now);
            return;
        }
        var due = Milestone.due(until, today, label, told.keySet());
        if (due.isPresent() && !(due.get().kind() == Milestone.Kind.REMINDED && waits(network, life)))
            tell(network, life, due.get(), until, ruling, now);
        if (state == State.VALID)
            file.flatMap(one -> verdict(one, ruling)).ifPresent(one -> broken(network, life, one, until, ruling, now));
    }

    /// A place that closed, or that no source has any more: once, the committee is asked what becomes of its label.
    private void gone(String network, Life life, LocalDate until, Rules.InForce ruling, Instant now) {
        notices.add(network, life.id(), until, GONE, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.gone");
        agenda.propose(network, life, Proposal.Act.WITHDRAW, Optional.empty(), words, ruling);
    }

    /// Renewal was asked for, and nothing is decided: no reminder.
    private boolean waits(String network, Life life) {
        return proposals.of(network, life.id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(String network, Life life, Milestone due, LocalDate until, Rules.InForce ruling, Instant now) {
        notices.add(network, life.id(), until, due.key(), now);
        var act = switch (due.kind()) {
            case REMINDED -> Step.Act.REMINDED;
            case ENDED -> Step.Act.ENDED;
            case LAPSED -> Step.Act.LAPSED;
        };
        step(network, life, act, ruling, now);
        letters.tell(
                network,
                life,
                act.key(),
                List.of(),
                now,
                until,
                until.plusDays(life.label(ruling.protocol()).graceDays()));
    }

    private static Optional<Verdict> verdict(Dossier file, Rules.InForce ruling) {
        return switch (ruling.judge().judge(file, ruling.today())) {
            case Judge.Judged(var verdict) -> Optional.of(verdict);
            case Judge.NotJudged(var _) -> Optional.empty();
        };
    }

    /// Something expired or changed before the end: all of it is told once, in one letter, then, when the time to
    /// put it right is over, put to the committee. What more goes missing meanwhile is told in another, with all
    /// the rest. Put right, it may happen again before the same end: what is confirmed every six months does so.
    /// Nothing is taken from anybody by the rounds alone.
    private void broken(
            String network, Life life, Verdict verdict, LocalDate until, Rules.InForce ruling, Instant now) {
        var told = notices.told(network, life.id(), until);
        var grace = Warnings.kind(ruling.version());
        var overdue = "OVERDUE " + ruling.version();
        var day = verdict.date().orElse(verdict.on());
        switch (verdict.standing()) {
            case IN_GRACE -> {
                var first = told.get(grace);
                if (warnings.told(network, life, verdict.lacking(), ruling.version(), now, now)) {
                    letters.warn(network, life, verdict.lacking(), now, day);
                    return;
                }
                if (first == null) return;
                // What went missing without a date counts from today each day: the days run from when it was told.
                var days = life.label(ruling.protocol()).graceDays();
                var last = LocalDate.ofInstant(first, Paris.ZONE).plusDays(days);
                if (day.equals(verdict.on().plusDays(days)) && verdict.on().isAfter(last))
                    overdue(network, life, told.keySet(), overdue, last, until, ruling, now);
            }
            case LAPSED -> overdue(network, life, told.keySet(), overdue, day, until, ruling, now);
            case COMPLETE -> {
                var over = told.keySet().stream()
                        .filter(kind -> kind.equals(overdue) || Warnings.isOf(kind, ruling.version()))
                        .toList();
                if (!over.isEmpty()) notices.forget(network, life.id(), until, over);
            }
            case INCOMPLETE -> {}
        }
    }

    /// @param day since when the time is over
    private void overdue(
            String network,
            Life life,
            Set<String> told,
            String kind,
            LocalDate day,
            LocalDate until,
            Rules.InForce ruling,
            Instant now) {
        if (told.contains(kind)) return;
        notices.add(network, life.id(), until, kind, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.overdue", day);
        agenda.propose(network, life, Proposal.Act.SUSPEND, Optional.empty(), words, ruling);
    }

    private void step(String network, Life life, Step.Act act, Rules.InForce ruling, Instant now) {
        steps.append(
                network,
                life,
                new Step(now, act, Optional.empty(), "", ruling.version(), Optional.empty(), Optional.empty()));
    }
}
