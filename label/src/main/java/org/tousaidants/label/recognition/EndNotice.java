package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.language.Label;
import org.tousaidants.rules.versions.PublishedRules;

/// « Échéances dites » — notices of the coming end, of the end, and of the end of the time to renew: each once.
@Component
class EndNotice {
    private final EndNoticeLog toldOfEnd;
    private final ProposalStore proposals;
    private final LabelCaseWriter lifeWriter;

    EndNotice(EndNoticeLog toldOfEnd, ProposalStore proposals, LabelCaseWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.proposals = proposals;
        this.lifeWriter = lifeWriter;
    }

    /// @param told the kinds already sent about this end
    void look(
            LabelCase life,
            Label label,
            Set<String> told,
            LocalDate today,
            PublishedRules.InForce ruling,
            Instant now) {
        var until = life.term().orElseThrow().until();
        var due = EndNoticeMilestone.due(until, today, label, told);
        if (due.isPresent() && !(due.get().kind() == EndNoticeMilestone.Kind.REMINDED && waits(life)))
            tell(life, due.get(), until, ruling, now);
    }

    /// A renewal is proposed and not decided: no reminder is sent.
    private boolean waits(LabelCase life) {
        return proposals.of(life.id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(
            LabelCase life, EndNoticeMilestone due, LocalDate until, PublishedRules.InForce ruling, Instant now) {
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
