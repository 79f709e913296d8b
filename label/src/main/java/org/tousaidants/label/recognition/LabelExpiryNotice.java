package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.versions.PublishedRules;

/// « Échéances dites » — sends a holder three notices, each once: before the end of the label, at its end, and at
/// the end of the grace period, in which it can still be renewed.
@Component
class LabelExpiryNotice {
    private final LabelExpiryNoticeLog toldOfEnd;
    private final CommitteeProposalStore proposals;
    private final LabelCaseStepWriter lifeWriter;

    LabelExpiryNotice(
            LabelExpiryNoticeLog toldOfEnd, CommitteeProposalStore proposals, LabelCaseStepWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.proposals = proposals;
        this.lifeWriter = lifeWriter;
    }

    /// Sends the notices that are due today for a label.
    ///
    /// @param life case of the label
    /// @param told kinds of notices that were already sent about this end of the label
    void look(
            LabelCase life,
            LabelRules label,
            Set<String> told,
            LocalDate today,
            PublishedRules.RulesInForce ruling,
            Instant now) {
        var until = life.term().orElseThrow().until();
        var due = LabelExpiryMilestone.due(until, today, label, told);
        if (due.isPresent() && !(due.get().kind() == LabelExpiryMilestone.MilestoneKind.REMINDED && waits(life)))
            tell(life, due.get(), until, ruling, now);
    }

    /// Returns whether the committee has an open proposal to renew the label. The holder then gets no reminder.
    ///
    /// @param life case of the label
    private boolean waits(LabelCase life) {
        return proposals.of(life.id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(
            LabelCase life,
            LabelExpiryMilestone due,
            LocalDate until,
            PublishedRules.RulesInForce ruling,
            Instant now) {
        toldOfEnd.add(life.id(), until, due.key(), now);
        var act = switch (due.kind()) {
            case REMINDED -> LabelCaseStep.LabelAct.REMINDED;
            case ENDED -> LabelCaseStep.LabelAct.ENDED;
            case LAPSED -> LabelCaseStep.LabelAct.LAPSED;
        };
        lifeWriter.append(life, LabelCaseStep.byRounds(now, act, ruling.version()));
        lifeWriter.tell(
                life,
                act.key(),
                List.of(),
                now,
                until,
                until.plusDays(life.label(ruling.protocol()).graceDays()));
    }
}
