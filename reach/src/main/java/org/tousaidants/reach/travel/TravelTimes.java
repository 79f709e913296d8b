package org.tousaidants.reach.travel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMinutes;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « Les temps de trajet » — the door: minutes from each commune of the territory to each place, kept in the database
/// and measured again for the places that moved: by road where [Roads] knows them, else estimated, which is said.
@Service
class TravelTimes implements PlaceMinutes {
    private static final String CAR = Mode.CAR.code();
    private static final int AT_ONCE = 200;

    private record Row(boolean estimated, short[] minutes) {}

    private record Known(Map<String, Integer> communes, Map<UUID, Row> rows) {}

    private final MinutesStore store;
    private final Directory directory;
    private final Territories territories;
    private final Networks networks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Roads roads;
    private final TransitTimes transit;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Directory.Snapshot> seen = new ConcurrentHashMap<>();

    TravelTimes(
            MinutesStore store,
            Directory directory,
            Territories territories,
            Networks networks,
            TransactionTemplate transaction,
            Clock clock,
            Roads roads,
            TransitTimes transit) {
        this.store = store;
        this.directory = directory;
        this.territories = territories;
        this.networks = networks;
        this.transaction = transaction;
        this.clock = clock;
        this.roads = roads;
        this.transit = transit;
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
        if (transit.none()) return Optional.empty();
        var home = territories.communes().byCode(commune);
        var there = directory.snapshot(network).places().stream()
                .filter(one -> one.id().equals(place))
                .findFirst();
        return home.isEmpty() || there.isEmpty() || there.get().point().isEmpty()
                ? Optional.empty()
                : transit.thereAndBack(
                        home.get().centre(),
                        there.get().point().get(),
                        there.get().hours(),
                        from);
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 30_000)
    void keepUp() {
        var network = networks.here();
        if (directory.snapshot(network.id()) != seen.get(network.id())) renew(network);
    }

    /// Measures what is new, what moved, and all when the roads changed; returns how many places that were.
    int renew(Network network) {
        var snapshot = directory.snapshot(network.id());
        var communes = territories.communes().inDepartement(network.departement());
        var origins = origins(communes);
        var codes = communes.stream().map(Commune::code).toList();
        var source = roads.read(network.departement(), communes);
        var rows = new HashMap<UUID, MinutesStore.Measured>();
        var gone = new HashSet<UUID>();
        for (var row : store.all(network.id(), CAR, codes)) {
            rows.put(row.place(), row);
            gone.add(row.place());
        }
        var fresh = new java.util.ArrayList<MinutesStore.Measured>();
        for (var place : snapshot.places()) {
            if (place.point().isEmpty()) continue;
            var id = place.id().value();
            var at = place.point().get();
            gone.remove(id);
            var was = rows.get(id);
            if (was != null
                    && was.at().equals(at)
                    && was.source().equals(source.name())
                    && was.communes().equals(codes)) continue;
            fresh.add(new MinutesStore.Measured(
                    id,
                    at,
                    source.name(),
                    source.journeys().estimated(),
                    codes,
                    source.journeys().towards(at, origins)));
        }
        for (var from = 0; from < fresh.size(); from += AT_ONCE) {
            var some = fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE));
            transaction.executeWithoutResult(
                    _ -> some.forEach(one -> store.keep(network.id(), CAR, one, clock.instant())));
        }
        transaction.executeWithoutResult(_ -> store.drop(network.id(), CAR, List.copyOf(gone)));
        fresh.forEach(one -> rows.put(one.place(), one));
        gone.forEach(rows::remove);
        var index = new HashMap<String, Integer>();
        for (var i = 0; i < codes.size(); i++) index.put(codes.get(i), i);
        var minutes = new HashMap<UUID, Row>();
        rows.forEach((id, row) -> minutes.put(id, new Row(row.estimated(), row.minutes())));
        known.put(network.id(), new Known(index, minutes));
        seen.put(network.id(), snapshot);
        return fresh.size();
    }

    static List<Origin> origins(List<Commune> communes) {
        return communes.stream()
                .map(one -> new Origin(one.code(), one.centre(), Density.of(one)))
                .toList();
    }
}
