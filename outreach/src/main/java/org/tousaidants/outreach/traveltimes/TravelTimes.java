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
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredPlace;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Les temps de trajet » — service: minutes by car from each commune of the territory to each place, measured
/// again for the places that moved: by road where [RoadNetworks] covers them, else estimated and shown as such.
@Service
class TravelTimes implements RoadTravelTimes {
    private static final String CAR = TravelMode.CAR.code();
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private record CachedTimes(
            TravelMinuteCache.MeasuredNetwork basis, Map<String, Integer> communes, Map<UUID, MeasuredPlace> rows) {}

    /// The places to measure, and the roads.
    private record PendingMeasurement(
            TravelMinuteCache.MeasuredNetwork basis, RoadNetworks.NamedSource source, List<CommuneOrigin> origins) {}

    private final TravelMinuteCache minuteCache;
    private final Directory directory;
    private final Networks networks;
    private final RoadNetworks roads;
    private final TransitSearch transitSearch;
    private final Map<String, CachedTimes> known = new ConcurrentHashMap<>();
    private final Map<String, PendingMeasurement> under = new ConcurrentHashMap<>();

    TravelTimes(
            TravelMinuteCache minuteCache,
            Directory directory,
            Networks networks,
            RoadNetworks roads,
            TransitSearch transitSearch) {
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
        var here = known.get(TenantScope.here());
        if (here == null) return Optional.empty();
        var row = here.rows().get(place.value());
        var at = here.communes().get(from.code());
        if (row == null || row.estimated() || at == null || at >= row.minutes().length) return Optional.empty();
        return Optional.of(minutes(row.minutes()[at]));
    }

    @Override
    public Optional<OptionalInt> toPoint(Commune from, Point point) {
        return roads.measured(from.departement()).map(ways -> minutes(ways.minutes(from.code(), point)));
    }

    private static OptionalInt minutes(short minutes) {
        return minutes == TravelTimeSource.NONE ? OptionalInt.empty() : OptionalInt.of(minutes);
    }

    @Override
    public Optional<ThereAndBack> byTransit(Commune from, PlaceId place, LocalDate day) {
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

    /// The new and moved places; all places when the roads or the communes changed.
    private List<UUID> due() {
        var network = networks.here();
        var basis = minuteCache.basis(network);
        minuteCache.refresh(network, CAR, basis);
        var source = roads.read(network.departement(), basis.communes());
        var stale = minuteCache.stale(network, List.of(CAR), basis, _ -> source.name());
        under.put(network.id(), new PendingMeasurement(basis, source, basis.origins()));
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
                List.of(new MeasuredPlace(
                        id,
                        point.get(),
                        work.source().name(),
                        journeys.estimated(),
                        journeys.towards(point.get(), work.origins()))));
    }

    /// Each process loads the stored minutes, from any process, and the roads.
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
        known.put(network.id(), new CachedTimes(basis, index, rows));
    }
}
