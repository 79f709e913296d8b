package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.BadgeMoved;

/// The letter that tells those who answer for a place that its proof was signed by another key.
@Component
class SignedAgainLetter {
    private final LifeStore lives;
    private final LabelLetterWriter labelLetterWriter;
    private final Clock clock;

    SignedAgainLetter(LifeStore lives, LabelLetterWriter labelLetterWriter, Clock clock) {
        this.lives = lives;
        this.labelLetterWriter = labelLetterWriter;
        this.clock = clock;
    }

    /// In the transaction of the signature.
    @EventListener
    void moved(BadgeMoved moved) {
        if (moved.act().equals("resigned"))
            lives.ofBadge(moved.code())
                    .filter(life -> life.holder() instanceof Holder.APlace)
                    .ifPresent(life -> labelLetterWriter.tell(life, "resigned", List.of(), clock.instant()));
    }
}
