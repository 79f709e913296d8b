package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.versions.PublishedRules;

/// « À remettre en ordre » — handles requirements that a label holder no longer fulfils before the end of the
/// label: notifies the holder, waits until a deadline, then proposes a decision to the committee.
@Component
class UnmetRequirementFollowUp {
    private static final String GONE = "GONE";

    private final LabelExpiryNoticeLog toldOfEnd;
    private final MissingRequirementNotice graceNotice;
    private final ProposalSubmission agenda;
    private final LabelLetterWriter labelLetterWriter;

    UnmetRequirementFollowUp(
            LabelExpiryNoticeLog toldOfEnd,
            MissingRequirementNotice graceNotice,
            ProposalSubmission agenda,
            LabelLetterWriter labelLetterWriter) {
        this.toldOfEnd = toldOfEnd;
        this.graceNotice = graceNotice;
        this.agenda = agenda;
        this.labelLetterWriter = labelLetterWriter;
    }

    void look(LabelCase life, Dossier file, PublishedRules.InForce ruling, Instant now) {
        var until = life.term().orElseThrow().until();
        verdict(file, ruling).ifPresent(one -> broken(life, one, until, ruling, now));
    }

    /// If a place has closed or is missing from all sources, asks the committee once about its label.
    void gone(LabelCase life, Set<String> told, PublishedRules.InForce ruling, Instant now) {
        if (told.contains(GONE)) return;
        var until = life.term().orElseThrow().until();
        toldOfEnd.add(life.id(), until, GONE, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.gone");
        agenda.propose(life, CommitteeProposal.Act.WITHDRAW, Optional.empty(), words, ruling);
    }

    private static Optional<Verdict> verdict(Dossier file, PublishedRules.InForce ruling) {
        return switch (ruling.judge().judge(file, ruling.today())) {
            case Judge.Judged(var verdict) -> Optional.of(verdict);
            case Judge.NotJudged(var _) -> Optional.empty();
        };
    }

    /// Sends one letter with all requirements that are no longer fulfilled; after the deadline, proposes a
    /// decision to the committee. Another missing requirement sends a new letter with the full list. It may
    /// happen several times for one label: a requirement confirmed every six months does so. The job never
    /// withdraws a label by itself.
    private void broken(LabelCase life, Verdict verdict, LocalDate until, PublishedRules.InForce ruling, Instant now) {
        var notices = toldOfEnd.told(life.id(), until);
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
                overdue(life, notices.keySet(), overdue, last, until, ruling, now);
            }
            case COMPLETE -> {
                var over = notices.keySet().stream()
                        .filter(kind -> kind.equals(overdue) || MissingRequirementNotice.isOf(kind, ruling.version()))
                        .toList();
                if (!over.isEmpty()) toldOfEnd.forget(life.id(), until, over);
            }
            case INCOMPLETE -> {}
        }
    }

    /// @param day the deadline
    private void overdue(
            LabelCase life,
            Set<String> told,
            String kind,
            LocalDate day,
            LocalDate until,
            PublishedRules.InForce ruling,
            Instant now) {
        if (told.contains(kind)) return;
        toldOfEnd.add(life.id(), until, kind, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.overdue", day);
        agenda.propose(life, CommitteeProposal.Act.SUSPEND, Optional.empty(), words, ruling);
    }
}
