package org.tousaidants.outreach.traveltimes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.outreach.traveltimes.TransitWeek.WeekPart;
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredPlace;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.Tenants;

/// « Minutes en transports » — service: from each commune to each place in a usual week, return trips during
/// the opening hours. A background job measures places that are new, that moved or whose hours changed, and all
/// places when the timetable changes or after a month.
@Service
public class TransitMinutes {
    private static final Logger LOG = LoggerFactory.getLogger(TransitMinutes.class);
    private static final List<String> MOMENTS =
            Arrays.stream(WeekPart.values()).map(when -> when.code).toList();
    /// The number of return trips in memory, some tens of megabytes: places are measured in batches.
    private static final int WAYS_HOME = 20_000_000;

    private static final int QUARTERS_A_DAY = 96;
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    /// The state between two runs: the communes and rows it was built from, and the ways by moment.
    private record CachedTransitTimes(
            TravelMinuteCache.MeasuredNetwork basis, List<Object> rows, Map<WeekPart, CachedTravelTimes> ways) {}

    /// The places to measure, and the week.
    private record TransitMeasurement(
            Timetable timetable, LocalDate monday, TravelMinuteCache.MeasuredNetwork basis, List<Place> places) {
        TransitWeek.WeekMinutes measure() {
            return TransitWeek.minutes(
                    timetable,
                    monday,
                    basis.origins(),
                    places.stream()
                            .map(one -> new TransitWeek.Destination(one.point().orElseThrow(), one.hours()))
                            .toList());
        }

        TransitMeasurement only(Place place) {
            return new TransitMeasurement(timetable, monday, basis, List.of(place));
        }
    }

    /// Measures places together, since each commune’s trips are searched once for all of them; after a failure
    /// each is measured alone, so that one place does not block the others.
    private static final class PlaceBatch {
        private final TransitMeasurement work;
        private final List<Place> together;
        private boolean tried;
        private TransitWeek.@Nullable WeekMinutes minutes;

        /// @param alone places that failed before
        PlaceBatch(TransitMeasurement work, Set<UUID> alone) {
            this.work = work;
            this.together = work.places().stream()
                    .filter(place -> !alone.contains(place.id().value()))
                    .toList();
        }

        Optional<Place> find(UUID id) {
            return work.places().stream()
                    .filter(place -> place.id().value().equals(id))
                    .findFirst();
        }

        /// The minutes of one place, by moment.
        synchronized short[][] of(Place place) {
            if (!tried && !together.isEmpty()) {
                tried = true;
                try {
                    minutes = new TransitMeasurement(work.timetable(), work.monday(), work.basis(), together).measure();
                } catch (RuntimeException broken) {
                    LOG.warn("{} places are measured one by one: {}", together.size(), broken.toString());
                }
            }
            var at = together.indexOf(place);
            var known = minutes;
            var found = at < 0 || known == null ? work.only(place).measure() : known;
            var row = at < 0 || known == null ? 0 : at;
            return Arrays.stream(WeekPart.values())
                    .map(when -> found.at(when)[row])
                    .toArray(short[][]::new);
        }
    }

    private final TravelMinuteCache minuteCache;
    private final Territories territories;
    private final Networks networks;
    private final Clock clock;
    private final TransitSearch transitSearch;
    private final Map<String, CachedTransitTimes> known = new ConcurrentHashMap<>();
    private final Map<String, PlaceBatch> under = new ConcurrentHashMap<>();
    /// Places that failed, measured alone from then on.
    private final Set<UUID> alone = ConcurrentHashMap.newKeySet();

    TransitMinutes(
            TravelMinuteCache minuteCache,
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

    /// Whether the operator configured a timetable.
    public boolean possible() {
        return !transitSearch.none();
    }

    /// At any time of the week; empty without a timetable, or before it is measured.
    public Optional<CachedTravelTimes> anytime(Network network) {
        return ways(network, WeekPart.ANY);
    }

    public Optional<CachedTravelTimes> inTheEvening(Network network) {
        return ways(network, WeekPart.EVENING);
    }

    public Optional<CachedTravelTimes> onSaturday(Network network) {
        return ways(network, WeekPart.SATURDAY);
    }

    private Optional<CachedTravelTimes> ways(Network network, WeekPart when) {
        return Optional.ofNullable(known.get(network.id()))
                .filter(one -> one.basis().table() == territories.communes())
                .flatMap(one -> Optional.ofNullable(one.ways().get(when)));
    }

    @Bean("travel.transit")
    static Job minutesByTransit(TransitMinutes transit) {
        return Job.every(BETWEEN).itemsInTheirOwnTransactions(transit::due, transit::measure);
    }

    @Bean("travel.transit.known")
    static PeriodicRefresh knownMinutesByTransit(TransitMinutes transit, Tenants tenants) {
        return new PeriodicRefresh(BETWEEN, () -> tenants.each(transit::refresh));
    }

    private List<UUID> due() {
        var network = networks.here();
        var timetable = transitSearch.timetable();
        if (timetable.isEmpty()) return List.of();
        var basis = minuteCache.basis(network);
        var monday = timetable.get().usualWeek(month());
        for (var mode : MOMENTS) minuteCache.refresh(network, mode, basis);
        var stale = minuteCache.stale(network, MOMENTS, basis, place -> source(monday, place));
        var most = Math.clamp(
                WAYS_HOME / QUARTERS_A_DAY / Math.max(1, basis.communes().size()), 1, Math.max(1, stale.size()));
        // Failed places come last: they must not fill the batch.
        stale.sort(Comparator.comparing(place -> alone.contains(place.id().value())));
        var places = List.copyOf(stale.subList(0, Math.min(most, stale.size())));
        under.put(
                network.id(),
                new PlaceBatch(new TransitMeasurement(timetable.get(), monday, basis, places), Set.copyOf(alone)));
        return places.stream().map(place -> place.id().value()).toList();
    }

    private LocalDate month() {
        return ParisTime.today(clock).withDayOfMonth(1);
    }

    private void measure(UUID id) {
        var network = networks.here();
        var batch = Objects.requireNonNull(under.get(network.id()));
        var place = batch.find(id);
        // The communes changed meanwhile: the next run measures it again.
        if (place.isEmpty() || territories.communes() != batch.work.basis().table()) return;
        try {
            keep(network, batch.work, place.get(), source(batch.work.monday(), place.get()), batch.of(place.get()));
            alone.remove(id);
        } catch (RuntimeException broken) {
            alone.add(id);
            // A place that fails is stored as not reachable, so that the other places are shown. Its source
            // is empty, so that it is measured again.
            keep(network, batch.work, place.get(), "", nowhere(batch.work.basis()));
            throw broken;
        }
    }

    private static short[][] nowhere(TravelMinuteCache.MeasuredNetwork basis) {
        var none = new short[WeekPart.values().length][basis.communes().size()];
        for (var row : none) Arrays.fill(row, TravelTimeSource.NONE);
        return none;
    }

    private void keep(Network network, TransitMeasurement work, Place place, String source, short[][] minutes) {
        for (var when : WeekPart.values())
            minuteCache.keep(
                    network,
                    when.code,
                    work.basis(),
                    List.of(new MeasuredPlace(
                            place.id().value(), place.point().orElseThrow(), source, false, minutes[when.ordinal()])));
    }

    /// Each process shows the stored minutes, from any process. An incomplete list of places is not shown.
    private void refresh() {
        if (transitSearch.none()) return;
        var network = networks.here();
        var basis = minuteCache.basis(network);
        for (var mode : MOMENTS) minuteCache.refresh(network, mode, basis);
        var rows = MOMENTS.stream()
                .<Object>map(mode -> minuteCache.rows(network, mode, basis))
                .toList();
        var was = known.get(network.id());
        if (was != null && was.basis().same(basis) && same(was.rows(), rows)) return;
        var placeCount = basis.places().size();
        var ways = new HashMap<WeekPart, CachedTravelTimes>();
        for (var when : WeekPart.values()) {
            var minutes = minuteCache.minutes(network, when.code, basis);
            if (minutes.size() < placeCount) return;
            ways.put(when, new CachedTravelTimes(minutes, basis.communes()));
        }
        known.put(network.id(), new CachedTransitTimes(basis, rows, Map.copyOf(ways)));
    }

    /// Compares identity, not equality: each list holds thousands of rows.
    private static boolean same(List<Object> some, List<Object> others) {
        return IntStream.range(0, some.size()).allMatch(n -> some.get(n) == others.get(n));
    }

    /// The timetable, week and hours of the minutes.
    private String source(LocalDate monday, Place place) {
        return transitSearch.name() + " " + monday + " " + place.hours().text();
    }
}
