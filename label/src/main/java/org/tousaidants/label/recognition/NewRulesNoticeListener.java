package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.RequirementFinding;

/// Records the missing requirements that a letter about new rules announced, so that the job sends no second
/// letter.
@Component
class NewRulesNoticeListener {
    private final LabelCaseStore lives;
    private final LabelHolderReader holderReader;
    private final MissingRequirementNotice graceNotice;
    private final Clock clock;

    NewRulesNoticeListener(
            LabelCaseStore lives, LabelHolderReader holderReader, MissingRequirementNotice graceNotice, Clock clock) {
        this.lives = lives;
        this.holderReader = holderReader;
        this.graceNotice = graceNotice;
        this.clock = clock;
    }

    /// Records the notice in the transaction in which the announcement is published.
    ///
    /// @param told the announcement
    @EventListener
    void told(NewRulesAnnouncedToHelper told) {
        var its = lives.ofHelpers(Set.of(told.helper()));
        told(its, told.lacking(), told.version(), told.inForce());
    }

    @EventListener
    void told(NewRulesAnnouncedToPlace told) {
        var its = holderReader.lives(new LabelHolder.PlaceAsLabelHolder(told.place()));
        told(its, told.lacking(), told.version(), told.inForce());
    }

    private void told(List<LabelCase> its, List<RequirementFinding> lacking, String version, LocalDate inForce) {
        var now = clock.instant();
        for (var one : its) {
            var life = lives.lock(one.id()).orElseThrow();
            if (life.term().isEmpty() || life.held().isEmpty()) continue;
            if (life.last().filter(now::isBefore).isPresent()) continue;
            var begins = inForce.atStartOfDay(ParisTime.ZONE).toInstant();
            graceNotice.told(life, lacking, version, begins.isAfter(now) ? begins : now, now);
        }
    }
}
