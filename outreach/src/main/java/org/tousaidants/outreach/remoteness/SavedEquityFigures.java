package org.tousaidants.outreach.remoteness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;

/// « Relevés gardés » — the daily figures of equity and the named scenarios, so that dates and
/// plans can be compared.
@Service
class SavedEquityFigures {
    private static final int SHOWN = 20;

    /// « Relevé d’un jour »
    ///
    /// @param far inhabitants beyond twenty minutes or ten kilometres, `beyond` half an hour or fifteen
    /// @param measure a day is compared with a day of the same measure only
    record DailyFigures(
            LocalDate day, int places, long people, long far, long beyond, int gini, AccessMeasure measure) {}

    /// « Scénario gardé »
    record SavedScenario(
            UUID id,
            String name,
            String query,
            String opened,
            long cost,
            long bound,
            double mean,
            long beyond,
            AccessMeasure measure,
            Instant made) {}

    private final EquityStore store;
    private final CommuneAccesses standings;
    private final Networks networks;
    private final Clock clock;

    SavedEquityFigures(EquityStore store, CommuneAccesses standings, Networks networks, Clock clock) {
        this.store = store;
        this.standings = standings;
        this.networks = networks;
        this.clock = clock;
    }

    @Bean("equity.day")
    static Job equityOfTheDay(SavedEquityFigures figures) {
        return Job.every(Duration.ofHours(6)).run(figures::keepToday);
    }

    void keepToday() {
        keep(networks.here(), ParisTime.today(clock));
    }

    @Transactional
    void keep(Network network, LocalDate day) {
        store.keep(today(network, day));
    }

    DailyFigures today(Network network, LocalDate day) {
        var measured = standings.of(network);
        var measure = measured.measure();
        var remoteness = new CommuneRemoteness(measured);
        return new DailyFigures(
                day,
                measured.places().size(),
                measured.communes().stream().mapToLong(Commune::population).sum(),
                remoteness.beyond(measure.limit()),
                remoteness.beyond(measure.classes()[2]),
                (int) Math.round(100 * measured.equity().gini()),
                measure);
    }

    /// The oldest day of the past year, to compare with today.
    @Transactional(readOnly = true)
    Optional<DailyFigures> before(Network network) {
        var today = ParisTime.today(clock);
        return store.oldest(today.minusYears(1), today, standings.of(network).measure());
    }

    DailyFigures now(Network network) {
        return today(network, ParisTime.today(clock));
    }

    @Transactional
    void name(String name, String query, SitingScenario one) {
        store.add(new SavedScenario(
                UUID.randomUUID(),
                name,
                query,
                String.join(
                        ", ",
                        one.opened().stream().map(commune -> commune.name()).toList()),
                Math.round(one.plan().cost()),
                Math.round(one.plan().bound()),
                one.meanAfter(),
                one.beyondAfter(),
                one.measure(),
                clock.instant()));
    }

    @Transactional(readOnly = true)
    List<SavedScenario> named() {
        return store.named(SHOWN);
    }
}
