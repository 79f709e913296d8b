package org.tousaidants.observatory.figures;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.HelpSearchAnswered;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Counts searches for help anonymously: one number for each week, need, commune and outcome. The numbers are added
/// to the database every minute, so that no row reveals the time of a single search.
@Component
class HelpSearchCounter {

    private final PublicFigureStore store;
    private final Clock clock;
    /// The counters of searches for help that are not stored yet, by id of the tenant (a territory's
    /// organisation).
    private final Map<String, Map<PublicFigureStore.HelpSearchCount, LongAdder>> times = new ConcurrentHashMap<>();

    HelpSearchCounter(PublicFigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void count(HelpSearchAnswered search) {
        var week = ParisTime.week(clock.instant());
        here().computeIfAbsent(
                        new PublicFigureStore.HelpSearchCount(
                                week, search.need(), search.commune(), EnumConstantName.low(search.outcome())),
                        any -> new LongAdder())
                .increment();
    }

    @Bean("figures.searches")
    static PeriodicRefresh countedSearches(HelpSearchCounter counter) {
        return new PeriodicRefresh(Duration.ofMinutes(1), counter::keep);
    }

    private Map<PublicFigureStore.HelpSearchCount, LongAdder> here() {
        return times.computeIfAbsent(CurrentTenantScope.here(), _ -> new ConcurrentHashMap<>());
    }

    @PreDestroy
    void keep() {
        times.forEach((tenant, searches) -> CurrentTenantScope.in(tenant, () -> keep(searches)));
    }

    private void keep(Map<PublicFigureStore.HelpSearchCount, LongAdder> times) {
        var taken = new HashMap<PublicFigureStore.HelpSearchCount, Long>();
        for (var one : times.entrySet()) {
            var some = one.getValue().sumThenReset();
            if (some > 0) taken.put(one.getKey(), some);
        }
        if (taken.isEmpty()) return;
        try {
            store.searched(taken);
        } catch (RuntimeException away) {
            // If the database fails, the numbers are added back to the counters, so that the next run
            // stores them.
            taken.forEach((search, some) ->
                    times.computeIfAbsent(search, any -> new LongAdder()).add(some));
            throw away;
        }
    }
}
