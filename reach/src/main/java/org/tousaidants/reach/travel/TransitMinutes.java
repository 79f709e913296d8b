package org.tousaidants.reach.travel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.reach.travel.MinutesStore.Measured;
import org.tousaidants.reach.travel.TransitWeek.When;

/// « Minutes en transports » — the door: of each commune to each place in a usual week, there and back while it is
/// open; a round measures beside the site what is new, what moved, what opens otherwise, and all when the timetable
/// is another one or a month is over.
@Service
public class TransitMinutes {
    private static final List<String> MOMENTS =
            Arrays.stream(When.values()).map(when -> when.code).toList();
    /// How many ways home are held at once, some tens of megabytes: the places are measured in as many goes.
    private static final int WAYS_HOME = 20_000_000;

    private static final int QUARTERS_A_DAY = 96;

    /// What stands between two rounds: the communes that were meant, and the ways of each moment.
    private record KeptWays(Communes table, Map<When, Ways> ways) {}

    /// What is to be measured, and of which week.
    private record Work(Timetable timetable, LocalDate monday, MinuteCache.Basis basis, List<Place> places) {
        Done measure() {
            return new Done(
                    this,
                    TransitWeek.minutes(
                            timetable,
                            monday,
                            basis.origins(),
                            places.stream()
                                    .map(one -> new TransitWeek.Door(one.point().orElseThrow(), one.hours()))
                                    .toList()));
        }
    }

    private record Done(Work work, TransitWeek.Minutes minutes) {}

    /// Of what all was measured.
    private record Whole(MinuteCache.Basis basis, LocalDate monday) {}

    private final MinuteCache minuteCache;
    private final Territories territories;
    private final Networks networks;
    private final Clock clock;
    private final TransitSearch transitSearch;
    private final Map<String, KeptWays> known = new ConcurrentHashMap<>();
    private final Map<String, Whole> whole = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Done>> running = new ConcurrentHashMap<>();

    TransitMinutes(
            MinuteCache minuteCache,
            Territories territories,
            Networks networks,
            Clock clock,
            TransitSearch transitSearch) {
        this.minuteCache = minuteCache;
        this.territories = territories;
        this.networks = networks;
        this.clock = clock;
        this.transitSearch = transitSearch;
    }

    /// Whether the operator gave a timetable.
    public boolean possible() {
        return !transitSearch.none();
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
        if (under != null && !under.isDone()) return;
        if (under != null) {
            running.remove(network.id());
            keep(network, under.join());
        }
        stale(network).ifPresent(work -> running.put(network.id(), CompletableFuture.supplyAsync(work::measure)));
    }

    private Optional<Work> stale(Network network) {
        var timetable = transitSearch.timetable();
        if (timetable.isEmpty()) return Optional.empty();
        var basis = minuteCache.basis(network);
        var month = LocalDate.ofInstant(clock.instant(), Paris.ZONE).withDayOfMonth(1);
        var monday = timetable.get().usualWeek(month);
        var was = whole.get(network.id());
        if (was != null && was.basis().same(basis) && was.monday().equals(monday)) return Optional.empty();
        var stale = minuteCache.stale(network, MOMENTS, basis, place -> source(monday, place));
        if (stale.isEmpty() || !known.containsKey(network.id())) publish(network, basis);
        if (stale.isEmpty()) {
            whole.put(network.id(), new Whole(basis, monday));
            return Optional.empty();
        }
        var most = WAYS_HOME / QUARTERS_A_DAY / Math.max(1, basis.communes().size());
        return Optional.of(
                new Work(timetable.get(), monday, basis, stale.subList(0, Math.clamp(most, 1, stale.size()))));
    }

    /// An incomplete list of places is not shown.
    private void publish(Network network, MinuteCache.Basis basis) {
        var all = basis.places().size();
        var ways = new HashMap<When, Ways>();
        for (var when : When.values()) {
            var minutes = minuteCache.minutes(network, when.code, basis);
            if (minutes.size() < all) return;
            ways.put(when, new Ways(minutes, basis.communes()));
        }
        known.put(network.id(), new KeptWays(basis.table(), Map.copyOf(ways)));
    }

    private void keep(Network network, Done done) {
        var work = done.work();
        var basis = work.basis();
        // Measured from communes that are others by now: measured again.
        if (territories.communes() != basis.table()) return;
        for (var when : When.values())
            minuteCache.keep(
                    network,
                    when.code,
                    basis,
                    IntStream.range(0, work.places().size())
                            .mapToObj(at -> {
                                var place = work.places().get(at);
                                return new Measured(
                                        place.id().value(),
                                        place.point().orElseThrow(),
                                        source(work.monday(), place),
                                        false,
                                        done.minutes().at(when)[at]);
                            })
                            .toList());
    }

    /// Of which timetable, week and hours the minutes are.
    private String source(LocalDate monday, Place place) {
        return transitSearch.name() + " " + monday + " " + place.hours().text();
    }
}
