package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.versions.PublishedRules;

/// « Échéances dites » — notifies a holder of the coming end of the label, of its end, and of the end of the
/// grace period, each once.
@Component
class LabelExpiryNotice {
    private final LabelExpiryNoticeLog toldOfEnd;
    private final ProposalStore proposals;
    private final LabelCaseWriter lifeWriter;

    LabelExpiryNotice(LabelExpiryNoticeLog toldOfEnd, ProposalStore proposals, LabelCaseWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.proposals = proposals;
        this.lifeWriter = lifeWriter;
    }

    /// @param told kinds of notices already sent about this end
    void look(
            LabelCase life,
            Label label,
            Set<String> told,
            LocalDate today,
            PublishedRules.InForce ruling,
            Instant now) {
        var until = life.term().orElseThrow().until();
        var due = LabelExpiryMilestone.due(until, today, label, told);
        if (due.isPresent() && !(due.get().kind() == LabelExpiryMilestone.Kind.REMINDED && waits(life)))
            tell(life, due.get(), until, ruling, now);
    }

    /// Whether a renewal is proposed and not decided: then no reminder is sent.
    private boolean waits(LabelCase life) {
        return proposals.of(life.id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(
            LabelCase life, LabelExpiryMilestone due, LocalDate until, PublishedRules.InForce ruling, Instant now) {
        toldOfEnd.add(life.id(), until, due.key(), now);
        var act = switch (due.kind()) {
            case REMINDED -> LabelStep.Act.REMINDED;
            case ENDED -> LabelStep.Act.ENDED;
            case LAPSED -> LabelStep.Act.LAPSED;
        };
        lifeWriter.append(life, LabelStep.byRounds(now, act, ruling.version()));
        lifeWriter.tell(
                life,
                act.key(),
                List.of(),
                now,
                until,
                until.plusDays(life.label(ruling.protocol()).graceDays()));
    }
}
