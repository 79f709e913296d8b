package org.tousaidants.labels;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.drafts.RulesTold;

/// Whom the letter about new rules told what is missing is not told the same by the rounds an hour later.
@Component
class ToldByRules {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final LifeStore lives;
    private final Warnings warnings;
    private final Clock clock;

    ToldByRules(LifeStore lives, Warnings warnings, Clock clock) {
        this.lives = lives;
        this.warnings = warnings;
        this.clock = clock;
    }

    /// In the transaction of the publication.
    @EventListener
    void told(RulesTold told) {
        var now = clock.instant();
        for (var one : lives.ofHelpers(told.network(), Set.of(told.helper()))) {
            var life = lives.lock(told.network(), one.id()).orElseThrow();
            if (life.term().isEmpty() || life.held().isEmpty()) continue;
            if (life.last().filter(now::isBefore).isPresent()) continue;
            var begins = told.inForce().atStartOfDay(PARIS).toInstant();
            warnings.told(
                    told.network(), life, told.lacking(), told.version(), begins.isAfter(now) ? begins : now, now);
        }
    }
}
