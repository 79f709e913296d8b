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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.SearchAnswered;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.TenantScope;

/// Counts searches anonymously: a number for each week, need, commune and outcome, added to the database every
/// minute, so that no row reveals the minute.
@Component
class SearchCounter {

    private final FigureStore store;
    private final Clock clock;
    /// The counters, by id of the tenant.
    private final Map<String, Map<FigureStore.SearchCount, LongAdder>> times = new ConcurrentHashMap<>();

    SearchCounter(FigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void count(SearchAnswered search) {
        var week = ParisTime.week(clock.instant());
        here().computeIfAbsent(
                        new FigureStore.SearchCount(
                                week, search.need(), search.commune(), ConstantName.low(search.outcome())),
                        any -> new LongAdder())
                .increment();
    }

    @Bean("figures.searches")
    static PeriodicRefresh countedSearches(SearchCounter counter) {
        return new PeriodicRefresh(Duration.ofMinutes(1), counter::keep);
    }

    private Map<FigureStore.SearchCount, LongAdder> here() {
        return times.computeIfAbsent(TenantScope.here(), _ -> new ConcurrentHashMap<>());
    }

    @PreDestroy
    void keep() {
        times.forEach((tenant, searches) -> TenantScope.in(tenant, () -> keep(searches)));
    }

    private void keep(Map<FigureStore.SearchCount, LongAdder> times) {
        var taken = new HashMap<FigureStore.SearchCount, Long>();
        for (var one : times.entrySet()) {
            var some = one.getValue().sumThenReset();
            if (some > 0) taken.put(one.getKey(), some);
        }
        if (taken.isEmpty()) return;
        try {
            store.searched(taken);
        } catch (RuntimeException away) {
            // The database failed: adds the counts back, so that the next run stores them.
            taken.forEach((search, some) ->
                    times.computeIfAbsent(search, any -> new LongAdder()).add(some));
            throw away;
        }
    }
}
