package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.BadgeStatusChanged;

/// Writes to the people responsible for a place that another key signed its badge.
@Component
class BadgeRenewedSignatureLetter {
    private final LabelCaseStore lives;
    private final LabelLetterWriter labelLetterWriter;
    private final Clock clock;

    BadgeRenewedSignatureLetter(LabelCaseStore lives, LabelLetterWriter labelLetterWriter, Clock clock) {
        this.lives = lives;
        this.labelLetterWriter = labelLetterWriter;
        this.clock = clock;
    }

    /// Runs in the transaction of the signature.
    @EventListener
    void moved(BadgeStatusChanged moved) {
        if (moved.act().equals("resigned"))
            lives.ofBadge(moved.code())
                    .filter(life -> life.holder() instanceof LabelHolder.APlace)
                    .ifPresent(life -> labelLetterWriter.tell(life, "resigned", List.of(), clock.instant()));
    }
}
