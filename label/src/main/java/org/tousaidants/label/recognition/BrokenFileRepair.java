package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.Verdict;
import org.tousaidants.platform.web.Messages;

/// « À remettre en ordre » — what a recognition lost before its end: told, given time, then put to the committee.
@Component
class BrokenFileRepair {
    private static final String GONE = "GONE";

    private final ToldOfEnd toldOfEnd;
    private final GraceNotice graceNotice;
    private final Agenda agenda;
    private final LabelLetterWriter labelLetterWriter;

    BrokenFileRepair(ToldOfEnd toldOfEnd, GraceNotice graceNotice, Agenda agenda, LabelLetterWriter labelLetterWriter) {
        this.toldOfEnd = toldOfEnd;
        this.graceNotice = graceNotice;
        this.agenda = agenda;
        this.labelLetterWriter = labelLetterWriter;
    }

    void look(Life life, Dossier file, Rules.InForce ruling, Instant now) {
        var until = life.term().orElseThrow().until();
        verdict(file, ruling).ifPresent(one -> broken(life, one, until, ruling, now));
    }

    /// A place that closed, or that no source has any more: once, the committee is asked what becomes of its label.
    void gone(Life life, Set<String> told, Rules.InForce ruling, Instant now) {
        if (told.contains(GONE)) return;
        var until = life.term().orElseThrow().until();
        toldOfEnd.add(life.id(), until, GONE, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.gone");
        agenda.propose(life, Proposal.Act.WITHDRAW, Optional.empty(), words, ruling);
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
    private void broken(Life life, Verdict verdict, LocalDate until, Rules.InForce ruling, Instant now) {
        var told = toldOfEnd.told(life.id(), until);
        var overdue = "OVERDUE " + ruling.version();
        var day = verdict.date().orElse(verdict.on());
        switch (verdict.standing()) {
            case IN_GRACE -> {
                graceNotice.putRight(life, verdict, ruling.version());
                if (graceNotice.told(life, verdict.lacking(), ruling.version(), now, now))
                    labelLetterWriter.warn(life, verdict.lacking(), now, day);
            }
            case LAPSED -> {
                var last = day.plusDays(life.label(ruling.protocol()).graceDays());
                overdue(life, told.keySet(), overdue, last, until, ruling, now);
            }
            case COMPLETE -> {
                var over = told.keySet().stream()
                        .filter(kind -> kind.equals(overdue) || GraceNotice.isOf(kind, ruling.version()))
                        .toList();
                if (!over.isEmpty()) toldOfEnd.forget(life.id(), until, over);
            }
            case INCOMPLETE -> {}
        }
    }

    /// @param day since when the time is over
    private void overdue(
            Life life,
            Set<String> told,
            String kind,
            LocalDate day,
            LocalDate until,
            Rules.InForce ruling,
            Instant now) {
        if (told.contains(kind)) return;
        toldOfEnd.add(life.id(), until, kind, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.overdue", day);
        agenda.propose(life, Proposal.Act.SUSPEND, Optional.empty(), words, ruling);
    }
}
