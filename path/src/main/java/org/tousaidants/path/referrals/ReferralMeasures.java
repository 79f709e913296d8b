package org.tousaidants.path.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.rules.Guarantee;
import org.tousaidants.label.skillsmap.PromiseMeasures;

/// How long people waited, for the promises of the rules. A person who waits still counts once it is late, with the
/// time she has waited: a place that never answers does not make the figure better.
@Component
class ReferralMeasures implements PromiseMeasures {
    private static final Duration LOOKED_AT = Duration.ofDays(365);

    private final WaitedStore store;
    private final Clock clock;

    ReferralMeasures(WaitedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<List<Guarantee.Measure>> of(String measure) {
        var now = clock.instant();
        var since = now.minus(LOOKED_AT);
        return switch (measure) {
            case "heures-avant-reponse" -> Optional.of(measures(store.hours(since, now)));
            case "jours-avant-rendez-vous" -> Optional.of(measures(store.days(since, now)));
            default -> Optional.empty();
        };
    }

    private static List<Guarantee.Measure> measures(List<Double> waited) {
        return waited.stream().map(one -> new Guarantee.Measure(one, 1)).toList();
    }
}
