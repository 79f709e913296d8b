package org.tousaidants.label.recognition;

import java.util.List;
import org.springframework.stereotype.Component;

/// « Échéances » — the holder is told that the end comes near, that it came, that the time to renew is over.
@Component
class TermNotices {
    private final ProposalStore proposals;
    private final NoticeStore notices;
    private final Steps steps;

    TermNotices(ProposalStore proposals, NoticeStore notices, Steps steps) {
        this.proposals = proposals;
        this.notices = notices;
        this.steps = steps;
    }

    void look(Look look) {
        Milestone.due(look.until(), look.today(), look.label(), look.told().keySet())
                .filter(due -> due.kind() != Milestone.Kind.REMINDED || !waits(look))
                .ifPresent(due -> tell(look, due));
    }

    /// Renewal was asked for, and nothing is decided: no reminder.
    private boolean waits(Look look) {
        return proposals.of(look.network(), look.life().id()).stream()
                .anyMatch(one -> one.isOpen() && one.act().gives());
    }

    private void tell(Look look, Milestone due) {
        var network = look.network();
        notices.add(network, look.life().id(), look.until(), due.key(), look.now());
        var act = switch (due.kind()) {
            case REMINDED -> Step.Act.REMINDED;
            case ENDED -> Step.Act.ENDED;
            case LAPSED -> Step.Act.LAPSED;
        };
        steps.append(
                network,
                look.life(),
                Step.byRounds(look.now(), act, look.ruling().version()));
        steps.tell(
                network,
                look.life(),
                act.key(),
                List.of(),
                look.now(),
                look.until(),
                look.until().plusDays(look.label().graceDays()));
    }
}
