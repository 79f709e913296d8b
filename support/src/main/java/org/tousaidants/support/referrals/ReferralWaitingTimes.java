package org.tousaidants.support.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.skills.GuaranteeMeasures;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// The waiting times, for the guarantees of the rules. A waiting referral counts once it is late, with its
/// current duration: a place that never answers does not improve the figure.
@Component
class ReferralWaitingTimes implements GuaranteeMeasures {
    private static final Duration LOOKED_AT = Duration.ofDays(365);

    private final ReferralWaitingTimeStore store;
    private final Clock clock;

    ReferralWaitingTimes(ReferralWaitingTimeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<List<ServiceGuarantee.Measure>> of(ServiceGuarantee guarantee) {
        var now = clock.instant();
        var since = now.minus(LOOKED_AT);
        return switch (guarantee.measure()) {
            case "heures-avant-reponse" -> Optional.of(measures(store.hours(since, now, guarantee.threshold())));
            case "jours-avant-rendez-vous" -> Optional.of(measures(store.days(since, now, guarantee.threshold())));
            default -> Optional.empty();
        };
    }

    private static List<ServiceGuarantee.Measure> measures(List<Double> waited) {
        return waited.stream().map(one -> new ServiceGuarantee.Measure(one, 1)).toList();
    }
}
