package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.BadgeStatusChanged;

/// Informs the people responsible for a place by letter that its badge was signed again with another key.
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

    /// Sends the letters in the transaction in which the badge is signed again.
    @EventListener
    void moved(BadgeStatusChanged moved) {
        if (moved.act().equals("resigned"))
            lives.ofBadge(moved.code())
                    .filter(life -> life.holder() instanceof LabelHolder.PlaceAsLabelHolder)
                    .ifPresent(life -> labelLetterWriter.tell(life, "resigned", List.of(), clock.instant()));
    }
}
