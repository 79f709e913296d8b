package org.tousaidants.reach.travel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.reach.travel.TransitWeek.When;

/// « Minutes en transports » — the door: of each commune to each place in a usual week, there and back while it is
/// open, kept in the database; a round measures beside the site what is new, what moved, what opens otherwise, and
/// all when the timetable is another one or a month is over.
@Service
public class TransitMinutes {
    /// What stands between two rounds: the communes that were meant, and the ways of each moment.
    private record Known(Communes table, Map<When, Ways> ways) {}

    /// What is to be measured, and of which week.
    private record Work(
            Timetable timetable,
            LocalDate monday,
            Directory.Snapshot snapshot,
            List<Commune> communes,
            List<Place> places) {
        Done measure() {
            return new Done(
                    this,
                    TransitWeek.minutes(
                            timetable,
                            monday,
                            TravelTimes.origins(communes),
                            places.stream()
                                    .map(one -> new TransitWeek.Door(one.point().orElseThrow(), one.hours()))
                                    .toList()));
        }
    }

    private record Done(Work work, TransitWeek.Minutes minutes) {}

    private record Seen(Directory.Snapshot snapshot, Communes table, LocalDate monday) {}

    private final MinutesStore store;
    private final Directory directory;
    private final Territories territories;
    private final Networks networks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final TransitTimes transit;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Done>> running = new ConcurrentHashMap<>();

    TransitMinutes(
            MinutesStore store,
            Directory directory,
            Territories territories,
            Networks networks,
            TransactionTemplate transaction,
            Clock clock,
            TransitTimes transit) {
        this.store = store;
        this.directory = directory;
        this.territories = territories;
        this.networks = networks;
        this.transaction = transaction;
        this.clock = clock;
        this.transit = transit;
    }

    /// Whether the operator gave a timetable.
    public boolean possible() {
        return !transit.none();
    }

    /// At any time; empty without a timetable, or before it was measured.
    public Optional<Ways> anytime(Network network) {
        return ways(network, When.ANY);
    }

    public Optional<Ways> inTheEvening(Network network) {
        return ways(network, When.EVENING);
    }

    public Optional<Ways> onSaturday(Network network) {
        return ways(network, When.SATURDAY);
    }

    private Optional<Ways> ways(Network network, When when) {
        return Optional.ofNullable(known.get(network.id()))
                .filter(one -> one.table() == territories.communes())
                .flatMap(one -> Optional.ofNullable(one.ways().get(when)));
    }

    /// Measuring takes minutes of a processor in a large territory: it does not hold up the other rounds.
    @Scheduled(initialDelay = 45_000, fixedDelay = 60_000)
    void keepUp() {
        var network = networks.here();
        var under = running.get(network.id());
        if (under == null)
            stale(network).ifPresent(work -> running.put(network.id(), CompletableFuture.supplyAsync(work::measure)));
        else if (under.isDone()) {
            running.remove(network.id());
            keep(network, under.join());
        }
    }

    /// At once; returns how many places were measured.
    int renew(Network network) {
        var work = stale(network);
        work.ifPresent(one -> keep(network, one.measure()));
        return work.map(one -> one.places().size()).orElse(0);
    }

    private Optional<Work> stale(Network network) {
        var timetable = transit.timetable();
        if (timetable.isEmpty()) return Optional.empty();
        var snapshot = directory.snapshot(network.id());
        var table = territories.communes();
        var month = LocalDate.ofInstant(clock.instant(), Paris.ZONE).withDayOfMonth(1);
        var monday = timetable.get().usualWeek(month);
        var now = new Seen(snapshot, table, monday);
        if (now.equals(seen.get(network.id()))) return Optional.empty();
        var communes = table.inDepartement(network.departement());
        var held = held(network, communes);
        publish(network, communes, table, held);
        var gone = new HashSet<UUID>();
        held.values().forEach(rows -> gone.addAll(rows.keySet()));
        var fresh = new ArrayList<Place>();
        for (var place : snapshot.places()) {
            if (place.point().isEmpty()) continue;
            gone.remove(place.id().value());
            for (var when : When.values()) {
                var row = held.getOrDefault(when, Map.of()).get(place.id().value());
                if (row != null
                        && row.at().equals(place.point().get())
                        && row.source().equals(source(monday, place))) continue;
                fresh.add(place);
                break;
            }
        }
        transaction.executeWithoutResult(_ -> {
            for (var when : When.values()) store.drop(network.id(), when.code, List.copyOf(gone));
        });
        if (fresh.isEmpty()) {
            seen.put(network.id(), now);
            return Optional.empty();
        }
        return Optional.of(new Work(timetable.get(), monday, snapshot, communes, fresh));
    }

    /// What was measured of these communes.
    private Map<When, Map<UUID, MinutesStore.Measured>> held(Network network, List<Commune> communes) {
        var codes = communes.stream().map(Commune::code).toList();
        var held = new HashMap<When, Map<UUID, MinutesStore.Measured>>();
        for (var when : When.values())
            for (var row : store.all(network.id(), when.code, codes))
                if (row.communes().equals(codes))
                    held.computeIfAbsent(when, _ -> new HashMap<>()).put(row.place(), row);
        return held;
    }

    private void publish(
            Network network, List<Commune> communes, Communes table, Map<When, Map<UUID, MinutesStore.Measured>> held) {
        if (held.isEmpty()) return;
        var ways = new HashMap<When, Ways>();
        held.forEach((when, rows) -> {
            var places = new HashMap<PlaceId, short[]>();
            rows.forEach((id, row) -> places.put(new PlaceId(id), row.minutes()));
            ways.put(when, new Ways(places, communes));
        });
        known.put(network.id(), new Known(table, Map.copyOf(ways)));
    }

    private void keep(Network network, Done done) {
        var work = done.work();
        var codes = work.communes().stream().map(Commune::code).toList();
        var now = clock.instant();
        for (var p = 0; p < work.places().size(); p++) {
            var at = p;
            var place = work.places().get(p);
            transaction.executeWithoutResult(_ -> {
                for (var when : When.values())
                    store.keep(
                            network.id(),
                            when.code,
                            new MinutesStore.Measured(
                                    place.id().value(),
                                    place.point().orElseThrow(),
                                    source(work.monday(), place),
                                    false,
                                    codes,
                                    done.minutes().at(when)[at]),
                            now);
            });
        }
        var table = territories.communes();
        var communes = table.inDepartement(network.departement());
        publish(network, communes, table, held(network, communes));
        if (communes.equals(work.communes())) seen.put(network.id(), new Seen(work.snapshot(), table, work.monday()));
    }

    /// Of which timetable, week and hours the minutes are.
    private String source(LocalDate monday, Place place) {
        return transit.name() + " " + monday + " " + place.hours().text();
    }
}
