package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.label.rules.Verdict;
import org.tousaidants.platform.web.Messages;

/// « Ce qui vient à manquer » — something expired or changed before the end: all of it is told once, in one letter,
/// then, when the time to put it right is over, put to the committee. What more goes missing meanwhile is told in
/// another, with all the rest. Put right, it may happen again before the same end: what is confirmed every six months
/// does so. Nothing is taken from anybody by the rounds alone.
@Component
class MissingParts {
    private final NoticeStore notices;
    private final Warnings warnings;
    private final Agenda agenda;
    private final Steps steps;

    MissingParts(NoticeStore notices, Warnings warnings, Agenda agenda, Steps steps) {
        this.notices = notices;
        this.warnings = warnings;
        this.agenda = agenda;
        this.steps = steps;
    }

    void look(Look look, Dossier file) {
        if (look.ruling().judge().judge(file, look.ruling().today()) instanceof Judge.Judged(var verdict))
            look(look, verdict);
    }

    private void look(Look look, Verdict verdict) {
        var network = look.network();
        var life = look.life();
        var version = look.ruling().version();
        var day = verdict.date().orElse(verdict.on());
        switch (verdict.standing()) {
            case IN_GRACE -> {
                var first = look.told().get(Warnings.kind(version));
                if (warnings.told(network, life, verdict.lacking(), version, look.now(), look.now())) {
                    steps.warn(network, life, verdict.lacking(), look.now(), day);
                    return;
                }
                if (first == null) return;
                // What went missing without a date counts from today each day: the days run from when it was told.
                var days = look.label().graceDays();
                var last = LocalDate.ofInstant(first, Paris.ZONE).plusDays(days);
                if (day.equals(verdict.on().plusDays(days)) && verdict.on().isAfter(last)) overdue(look, last);
            }
            case LAPSED -> overdue(look, day);
            case COMPLETE -> {
                var over = look.told().keySet().stream()
                        .filter(kind -> kind.equals(overdue(version)) || Warnings.isOf(kind, version))
                        .toList();
                if (!over.isEmpty()) notices.forget(network, life.id(), look.until(), over);
            }
            case INCOMPLETE -> {}
        }
    }

    private static String overdue(String version) {
        return "OVERDUE " + version;
    }

    /// @param day since when the time is over
    private void overdue(Look look, LocalDate day) {
        var kind = overdue(look.ruling().version());
        if (look.told().containsKey(kind)) return;
        notices.add(look.network(), look.life().id(), look.until(), kind, look.now());
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.overdue", day);
        agenda.propose(look.network(), look.life(), Proposal.Act.SUSPEND, Optional.empty(), words, look.ruling());
    }
}
