package org.tousaidants.reach.travel;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMinutes;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.reach.travel.MinutesStore.Measured;

/// « Les temps de trajet » — the door: minutes by car from each commune of the territory to each place, measured
/// again for the places that moved: by road where [Roads] knows them, else estimated, which is said.
@Service
class TravelTimes implements PlaceMinutes {
    private static final String CAR = Mode.CAR.code();
    private static final int AT_ONCE = 200;

    private record KeptTimes(MinuteCache.Basis basis, Map<String, Integer> communes, Map<UUID, Measured> rows) {}

    private final MinuteCache minuteCache;
    private final Directory directory;
    private final Territories territories;
    private final Networks networks;
    private final Roads roads;
    private final TransitSearch transitSearch;
    private final Map<String, KeptTimes> known = new ConcurrentHashMap<>();

    TravelTimes(
            MinuteCache minuteCache,
            Directory directory,
            Territories territories,
            Networks networks,
            Roads roads,
            TransitSearch transitSearch) {
        this.minuteCache = minuteCache;
        this.directory = directory;
        this.territories = territories;
        this.networks = networks;
        this.roads = roads;
        this.transitSearch = transitSearch;
    }

    @Override
    public Optional<Minutes> byCar(String network, String commune, PlaceId place) {
        var here = known.get(network);
        if (here == null) return Optional.empty();
        var row = here.rows().get(place.value());
        var at = here.communes().get(commune);
        if (row == null || at == null || at >= row.minutes().length) return Optional.empty();
        var minutes = row.minutes()[at];
        return Optional.of(
                new Minutes(minutes == Journeys.NONE ? Optional.empty() : Optional.of((int) minutes), row.estimated()));
    }

    @Override
    public Optional<ThereAndBack> byTransit(String network, String commune, PlaceId place, LocalDate from) {
        if (transitSearch.none()) return Optional.empty();
        var home = territories.communes().byCode(commune);
        var there = directory.snapshot(network).find(place);
        return home.isEmpty() || there.isEmpty() || there.get().point().isEmpty()
                ? Optional.empty()
                : transitSearch.thereAndBack(
                        home.get().centre(),
                        there.get().point().get(),
                        there.get().hours(),
                        from);
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 30_000)
    void keepUp() {
        var network = networks.here();
        var was = known.get(network.id());
        var basis = minuteCache.basis(network);
        if (was == null || !was.basis().same(basis)) renew(network, basis);
    }

    /// What is new, what moved, and all when the roads or the communes changed.
    private void renew(Network network, MinuteCache.Basis basis) {
        var origins = basis.origins();
        var source = roads.read(network.departement(), basis.communes());
        var stale = minuteCache.stale(network, List.of(CAR), basis, _ -> source.name());
        for (var from = 0; from < stale.size(); from += AT_ONCE)
            minuteCache.keep(
                    network,
                    CAR,
                    basis,
                    stale.subList(from, Math.min(stale.size(), from + AT_ONCE)).stream()
                            .map(place -> new Measured(
                                    place.id().value(),
                                    place.point().orElseThrow(),
                                    source.name(),
                                    source.journeys().estimated(),
                                    source.journeys().towards(place.point().orElseThrow(), origins)))
                            .toList());
        var index = new HashMap<String, Integer>();
        for (var origin : origins) index.put(origin.code(), index.size());
        known.put(network.id(), new KeptTimes(basis, index, minuteCache.rows(network, CAR, basis)));
    }
}
