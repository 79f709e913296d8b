package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.versions.PublishedRules;

/// « À remettre en ordre » — handles requirements that a label holder no longer fulfils before the end of the
/// label: notifies the holder, waits until a deadline, then proposes a decision to the committee.
@Component
class UnmetRequirementFollowUp {
    private static final String GONE = "GONE";

    private final LabelExpiryNoticeLog toldOfEnd;
    private final MissingRequirementNotice graceNotice;
    private final CommitteeProposalSubmission agenda;
    private final LabelLetterWriter labelLetterWriter;

    UnmetRequirementFollowUp(
            LabelExpiryNoticeLog toldOfEnd,
            MissingRequirementNotice graceNotice,
            CommitteeProposalSubmission agenda,
            LabelLetterWriter labelLetterWriter) {
        this.toldOfEnd = toldOfEnd;
        this.graceNotice = graceNotice;
        this.agenda = agenda;
        this.labelLetterWriter = labelLetterWriter;
    }

    void look(LabelCase life, LabelDossier file, PublishedRules.RulesInForce ruling, Instant now) {
        var until = life.term().orElseThrow().until();
        verdict(file, ruling).ifPresent(one -> broken(life, one, until, ruling, now));
    }

    /// Asks the committee once what to do with the label of a place that has closed or is missing from all
    /// sources.
    ///
    /// @param life case of the label
    /// @param told kinds of notices already sent
    /// @param ruling current rules
    void gone(LabelCase life, Set<String> told, PublishedRules.RulesInForce ruling, Instant now) {
        if (told.contains(GONE)) return;
        var until = life.term().orElseThrow().until();
        toldOfEnd.add(life.id(), until, GONE, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.gone");
        agenda.propose(life, CommitteeProposal.ProposalAct.WITHDRAW, Optional.empty(), words, ruling);
    }

    private static Optional<LabelVerdict> verdict(LabelDossier file, PublishedRules.RulesInForce ruling) {
        return switch (ruling.judge().judge(file, ruling.today())) {
            case DossierJudge.DossierJudged(var verdict) -> Optional.of(verdict);
            case DossierJudge.DossierNotJudgeable(var _) -> Optional.empty();
        };
    }

    /// Sends the holder one letter with all requirements that are no longer fulfilled, and a new letter if
    /// another requirement is missing later. After the deadline, proposes a decision to the committee. The job
    /// never withdraws a label by itself. This may happen several times for one label, for example if a fact
    /// must be confirmed every six months.
    ///
    /// @param life case of the label
    private void broken(
            LabelCase life, LabelVerdict verdict, LocalDate until, PublishedRules.RulesInForce ruling, Instant now) {
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

    /// Proposes a decision to the committee if the deadline for missing requirements has passed.
    ///
    /// @param day the deadline
    /// @param life case of the label
    /// @param told kinds of notices already sent
    private void overdue(
            LabelCase life,
            Set<String> told,
            String kind,
            LocalDate day,
            LocalDate until,
            PublishedRules.RulesInForce ruling,
            Instant now) {
        if (told.contains(kind)) return;
        toldOfEnd.add(life.id(), until, kind, now);
        var words = Messages.in(Locale.FRENCH).t("labels.rounds.overdue", day);
        agenda.propose(life, CommitteeProposal.ProposalAct.SUSPEND, Optional.empty(), words, ruling);
    }
}
