package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.BadgeMoved;

/// The letter that tells those who answer for a place that its proof was signed by another key.
@Component
class SignedAgainLetters {
    private final LifeStore lives;
    private final LabelLetters letters;
    private final Clock clock;

    SignedAgainLetters(LifeStore lives, LabelLetters letters, Clock clock) {
        this.lives = lives;
        this.letters = letters;
        this.clock = clock;
    }

    /// In the transaction of the signature.
    @EventListener
    void moved(BadgeMoved moved) {
        if (moved.act().equals("resigned"))
            lives.ofBadge(moved.network(), moved.code())
                    .filter(life -> life.holder() instanceof Holder.APlace)
                    .ifPresent(life -> letters.tell(moved.network(), life, "resigned", List.of(), clock.instant()));
    }
}
