package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Label;

/// « Échéances dites » — that the end comes near, that it came, that the time to renew is over: each once.
@Component
class EndNotice {
    private final ToldOfEnd toldOfEnd;
    private final ProposalStore proposals;
    private final LifeWriter lifeWriter;

    EndNotice(ToldOfEnd toldOfEnd, ProposalStore proposals, LifeWriter lifeWriter) {
        this.toldOfEnd = toldOfEnd;
        this.proposals = proposals;
        this.lifeWriter = lifeWriter;
    }

    /// @param told what was told before of this end
    void look(Life life, Label label, Set<String> told, LocalDate today, Rules.InForce ruling, Instant now) {
        var until = life.term().orElseThrow().until();
        var due = Milestone.due(until, today, label, told);
        if (due.isPresent() && !(due.get().kind() == Milestone.Kind.REMINDED && waits(life)))
            tell(life, due.get(), until, ruling, now);
    }

    /// A renewal is proposed and not decided: no reminder is sent.
    private boolean waits(Life life) {
        return proposals.of(life.id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(Life life, Milestone due, LocalDate until, Rules.InForce ruling, Instant now) {
        toldOfEnd.add(life.id(), until, due.key(), now);
        var act = switch (due.kind()) {
            case REMINDED -> Step.Act.REMINDED;
            case ENDED -> Step.Act.ENDED;
            case LAPSED -> Step.Act.LAPSED;
        };
        lifeWriter.append(life, Step.byRounds(now, act, ruling.version()));
        lifeWriter.tell(
                life,
                act.key(),
                List.of(),
                now,
                until,
                until.plusDays(life.label(ruling.protocol()).graceDays()));
    }
}
