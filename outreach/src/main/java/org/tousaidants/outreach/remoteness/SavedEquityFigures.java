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
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;

/// « Relevés gardés » — stores the daily figures of equity and the named scenarios, so that days and plans can be
/// compared.
@Service
class SavedEquityFigures {
    private static final int SHOWN = 20;

    /// « Relevé d’un jour » — the figures of one day.
    ///
    /// @param far number of inhabitants farther than twenty minutes or ten kilometres
    /// @param beyond number of inhabitants farther than half an hour or fifteen kilometres
    /// @param measure measure; days are compared only if their measure is the same
    record DailyEquityFigures(
            LocalDate day, int places, long people, long far, long beyond, int gini, DistanceToHelpMeasure measure) {}

    /// « Scénario gardé » — a plan that was saved under a name, with its figures.
    record SavedSitingScenario(
            UUID id,
            String name,
            String query,
            String opened,
            long cost,
            long bound,
            double mean,
            long beyond,
            DistanceToHelpMeasure measure,
            Instant made) {}

    private final EquityOfAccessStore store;
    private final CommuneAccessMeasurements standings;
    private final TerritoryNetworks networks;
    private final Clock clock;

    SavedEquityFigures(
            EquityOfAccessStore store, CommuneAccessMeasurements standings, TerritoryNetworks networks, Clock clock) {
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
    void keep(TerritoryNetwork network, LocalDate day) {
        store.keep(today(network, day));
    }

    DailyEquityFigures today(TerritoryNetwork network, LocalDate day) {
        var measured = standings.of(network);
        var measure = measured.measure();
        var remoteness = new CommuneRemotenessRanking(measured);
        return new DailyEquityFigures(
                day,
                measured.places().size(),
                measured.communes().stream().mapToLong(Commune::population).sum(),
                remoteness.beyond(measure.limit()),
                remoteness.beyond(measure.classes()[2]),
                (int) Math.round(100 * measured.equity().gini()),
                measure);
    }

    /// Returns the figures of the oldest stored day of the past year, which are compared with today's figures;
    /// empty if there are none.
    @Transactional(readOnly = true)
    Optional<DailyEquityFigures> before(TerritoryNetwork network) {
        var today = ParisTime.today(clock);
        return store.oldest(today.minusYears(1), today, standings.of(network).measure());
    }

    DailyEquityFigures now(TerritoryNetwork network) {
        return today(network, ParisTime.today(clock));
    }

    @Transactional
    void name(String name, String query, PlaceSitingScenario one) {
        store.add(new SavedSitingScenario(
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
    List<SavedSitingScenario> named() {
        return store.named(SHOWN);
    }
}
