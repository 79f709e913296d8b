package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rulechanges.PlaceRulesTold;
import org.tousaidants.label.rulechanges.RulesTold;
import org.tousaidants.label.rules.Finding;

/// A holder who read in the letter about new rules what she lacks gets no second letter about it from the rounds.
@Component
class RulesNotice {
    private final LifeStore lives;
    private final HolderReader holderReader;
    private final GraceNotice graceNotice;
    private final Clock clock;

    RulesNotice(LifeStore lives, HolderReader holderReader, GraceNotice graceNotice, Clock clock) {
        this.lives = lives;
        this.holderReader = holderReader;
        this.graceNotice = graceNotice;
        this.clock = clock;
    }

    /// In the transaction of the publication.
    @EventListener
    void told(RulesTold told) {
        var its = lives.ofHelpers(Set.of(told.helper()));
        told(its, told.lacking(), told.version(), told.inForce());
    }

    @EventListener
    void told(PlaceRulesTold told) {
        var its = holderReader.lives(new Holder.APlace(told.place()));
        told(its, told.lacking(), told.version(), told.inForce());
    }

    private void told(List<Life> its, List<Finding> lacking, String version, LocalDate inForce) {
        var now = clock.instant();
        for (var one : its) {
            var life = lives.lock(one.id()).orElseThrow();
            if (life.term().isEmpty() || life.held().isEmpty()) continue;
            if (life.last().filter(now::isBefore).isPresent()) continue;
            var begins = inForce.atStartOfDay(Paris.ZONE).toInstant();
            graceNotice.told(life, lacking, version, begins.isAfter(now) ? begins : now, now);
        }
    }
}
