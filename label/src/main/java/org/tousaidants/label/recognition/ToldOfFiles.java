package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.BadgeMoved;

/// Those who answer for a place are told, as people are, that the files of its proof were signed by another key.
@Component
class ToldOfFiles {
    private final LifeStore lives;
    private final LabelLetters letters;
    private final Clock clock;

    ToldOfFiles(LifeStore lives, LabelLetters letters, Clock clock) {
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
