package org.tousaidants.outreach.traveltimes;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredTravelTimesOfPlace;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Les temps de trajet » — measures the minutes by car from each commune of the territory to each place, and
/// measures again for places that moved: by road where [RoadNetworks] covers them, else estimated and shown as
/// estimates.
@Service
class TravelTimes implements RoadTravelTimes {
    private static final String CAR = TravelMode.CAR.code();
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private record CachedPlaceTravelTimes(
            TravelMinuteCache.MeasuredPlacesAndCommunes basis,
            Map<String, Integer> communes,
            Map<UUID, MeasuredTravelTimesOfPlace> rows) {}

    /// The places to measure, and the source of the travel times.
    private record PendingTravelTimeMeasurement(
            TravelMinuteCache.MeasuredPlacesAndCommunes basis,
            RoadNetworks.NamedTravelTimeSource source,
            List<CommuneTravelOrigin> origins) {}

    private final TravelMinuteCache minuteCache;
    private final PlaceDirectory directory;
    private final TerritoryNetworks networks;
    private final RoadNetworks roads;
    private final PublicTransportJourneySearch transitSearch;
    private final Map<String, CachedPlaceTravelTimes> known = new ConcurrentHashMap<>();
    private final Map<String, PendingTravelTimeMeasurement> under = new ConcurrentHashMap<>();

    TravelTimes(
            TravelMinuteCache minuteCache,
            PlaceDirectory directory,
            TerritoryNetworks networks,
            RoadNetworks roads,
            PublicTransportJourneySearch transitSearch) {
        this.minuteCache = minuteCache;
        this.directory = directory;
        this.networks = networks;
        this.roads = roads;
        this.transitSearch = transitSearch;
    }

    @Override
    public boolean covers(String departement) {
        return roads.measured(departement).isPresent();
    }

    @Override
    public Optional<OptionalInt> toPlace(Commune from, PlaceId place) {
        var here = known.get(CurrentTenantScope.here());
        if (here == null) return Optional.empty();
        var row = here.rows().get(place.value());
        var at = here.communes().get(from.code());
        if (row == null || row.estimated() || at == null || at >= row.minutes().length) return Optional.empty();
        return Optional.of(minutes(row.minutes()[at]));
    }

    @Override
    public Optional<OptionalInt> toPoint(Commune from, GeoPoint point) {
        return roads.measured(from.departement()).map(ways -> minutes(ways.minutes(from.code(), point)));
    }

    private static OptionalInt minutes(short minutes) {
        return minutes == TravelTimeSource.NONE ? OptionalInt.empty() : OptionalInt.of(minutes);
    }

    @Override
    public Optional<CoachRoundTrip> byTransit(Commune from, PlaceId place, LocalDate day) {
        if (transitSearch.none()) return Optional.empty();
        var there = directory.snapshot().find(place);
        return there.isEmpty() || there.get().point().isEmpty()
                ? Optional.empty()
                : transitSearch.thereAndBack(
                        from.centre(), there.get().point().get(), there.get().hours(), day);
    }

    @Bean("travel.car")
    static Job minutesByCar(TravelTimes times) {
        return Job.every(BETWEEN).itemsInTheirOwnTransactions(times::due, times::measure);
    }

    @Bean("travel.car.known")
    static PeriodicRefresh knownMinutesByCar(TravelTimes times, Tenants tenants) {
        return new PeriodicRefresh(BETWEEN, () -> tenants.each(times::refresh));
    }

    /// Returns the ids of the places to measure: the new and moved places, or all places if the roads or the
    /// communes changed.
    private List<UUID> due() {
        var network = networks.here();
        var basis = minuteCache.basis(network);
        minuteCache.refresh(network, CAR, basis);
        var source = roads.read(network.departement(), basis.communes());
        var stale = minuteCache.stale(network, List.of(CAR), basis, _ -> source.name());
        under.put(network.id(), new PendingTravelTimeMeasurement(basis, source, basis.origins()));
        return stale.stream().map(place -> place.id().value()).toList();
    }

    private void measure(UUID id) {
        var network = networks.here();
        var work = Objects.requireNonNull(under.get(network.id()));
        var point = work.basis().snapshot().find(new PlaceId(id)).flatMap(Place::point);
        if (point.isEmpty()) return;
        var journeys = work.source().journeys();
        minuteCache.keep(
                network,
                CAR,
                work.basis(),
                List.of(new MeasuredTravelTimesOfPlace(
                        id,
                        point.get(),
                        work.source().name(),
                        journeys.estimated(),
                        journeys.towards(point.get(), work.origins()))));
    }

    /// Loads the stored minutes, which any process may have measured, and the roads.
    private void refresh() {
        var network = networks.here();
        var basis = minuteCache.basis(network);
        roads.read(network.departement(), basis.communes());
        minuteCache.refresh(network, CAR, basis);
        var rows = minuteCache.rows(network, CAR, basis);
        var was = known.get(network.id());
        if (was != null && was.basis().same(basis) && was.rows() == rows) return;
        var index = new HashMap<String, Integer>();
        for (var origin : basis.origins()) index.put(origin.code(), index.size());
        known.put(network.id(), new CachedPlaceTravelTimes(basis, index, rows));
    }
}
