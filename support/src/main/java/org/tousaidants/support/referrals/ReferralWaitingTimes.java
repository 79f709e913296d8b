package org.tousaidants.support.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.skills.ServiceGuaranteeMeasures;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// Computes the waiting times that the guarantees of the rules limit: from the referral to the first answer or the
/// appointment. As soon as an unanswered referral is late, the time elapsed so far is counted, so that a place that
/// never answers does not improve the figure.
@Component
class ReferralWaitingTimes implements ServiceGuaranteeMeasures {
    private static final Duration LOOKED_AT = Duration.ofDays(365);

    private final ReferralWaitingTimeStore store;
    private final Clock clock;

    ReferralWaitingTimes(ReferralWaitingTimeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<List<ServiceGuarantee.GuaranteeMeasure>> of(ServiceGuarantee guarantee) {
        var now = clock.instant();
        var since = now.minus(LOOKED_AT);
        return switch (guarantee.measure()) {
            case "heures-avant-reponse" -> Optional.of(measures(store.hours(since, now, guarantee.threshold())));
            case "jours-avant-rendez-vous" -> Optional.of(measures(store.days(since, now, guarantee.threshold())));
            default -> Optional.empty();
        };
    }

    private static List<ServiceGuarantee.GuaranteeMeasure> measures(List<Double> waited) {
        return waited.stream()
                .map(one -> new ServiceGuarantee.GuaranteeMeasure(one, 1))
                .toList();
    }
}
