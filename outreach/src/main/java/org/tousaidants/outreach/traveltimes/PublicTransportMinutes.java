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
import org.tousaidants.outreach.traveltimes.PublicTransportWeek.WeekPart;
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredTravelTimesOfPlace;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.Tenants;

/// « Minutes en transports » — provides the minutes by public transport from each commune to each place in a usual
/// week, with return trips during the opening hours. A background job computes them for places that are new, that
/// moved or whose hours changed, and for all places when the timetable changes or after a month.
@Service
public class PublicTransportMinutes {
    private static final Logger LOG = LoggerFactory.getLogger(PublicTransportMinutes.class);
    private static final List<String> MOMENTS =
            Arrays.stream(WeekPart.values()).map(when -> when.code).toList();
    /// Maximum number of return trips that are held in memory, which takes some tens of megabytes. Places are
    /// therefore computed in groups.
    private static final int WAYS_HOME = 20_000_000;

    private static final int QUARTERS_A_DAY = 96;
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    /// The data that are kept between two runs: the travel times by part of the week, and the communes and rows
    /// from which they were built.
    private record CachedTransitTimes(
            TravelMinuteCache.MeasuredPlacesAndCommunes basis,
            List<Object> rows,
            Map<WeekPart, CommuneTravelTimeCache> ways) {}

    /// The places to which the minutes must be computed, and the week for which they are computed.
    private record TransitMeasurement(
            PublicTransportTimetable timetable,
            LocalDate monday,
            TravelMinuteCache.MeasuredPlacesAndCommunes basis,
            List<Place> places) {
        PublicTransportWeek.TransitMinutesOfWeek measure() {
            return PublicTransportWeek.minutes(
                    timetable,
                    monday,
                    basis.origins(),
                    places.stream()
                            .map(one -> new PublicTransportWeek.TransitDestination(
                                    one.point().orElseThrow(), one.hours()))
                            .toList());
        }

        TransitMeasurement only(Place place) {
            return new TransitMeasurement(timetable, monday, basis, List.of(place));
        }
    }

    /// A group of places that are computed together, because the trips of each commune are then searched only
    /// once. If the computation fails, each place is computed on its own, so that one place does not prevent the
    /// rest.
    private static final class TransitPlaceBatch {
        private final TransitMeasurement work;
        private final List<Place> together;
        private boolean tried;
        private PublicTransportWeek.@Nullable TransitMinutesOfWeek minutes;

        /// Creates a group of places.
        ///
        /// @param work the computation
        /// @param alone ids of places whose computation failed before
        TransitPlaceBatch(TransitMeasurement work, Set<UUID> alone) {
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

        /// Returns the minutes to one place, by moment of the week, then by commune.
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
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;
    private final Clock clock;
    private final PublicTransportJourneySearch transitSearch;
    private final Map<String, CachedTransitTimes> known = new ConcurrentHashMap<>();
    private final Map<String, TransitPlaceBatch> under = new ConcurrentHashMap<>();
    /// Ids of places whose computation failed, which are computed separately from then on.
    private final Set<UUID> alone = ConcurrentHashMap.newKeySet();

    PublicTransportMinutes(
            TravelMinuteCache minuteCache,
            TerritoryCommunes territories,
            TerritoryNetworks networks,
            Clock clock,
            PublicTransportJourneySearch transitSearch) {
        this.minuteCache = minuteCache;
        this.territories = territories;
        this.networks = networks;
        this.clock = clock;
        this.transitSearch = transitSearch;
    }

    /// Returns whether the operator configured a timetable.
    public boolean possible() {
        return !transitSearch.none();
    }

    /// Returns the minutes by public transport for a trip at any time of the week. Empty without a timetable, or
    /// before the minutes are computed.
    public Optional<CommuneTravelTimeCache> anytime(TerritoryNetwork network) {
        return ways(network, WeekPart.ANY);
    }

    public Optional<CommuneTravelTimeCache> inTheEvening(TerritoryNetwork network) {
        return ways(network, WeekPart.EVENING);
    }

    public Optional<CommuneTravelTimeCache> onSaturday(TerritoryNetwork network) {
        return ways(network, WeekPart.SATURDAY);
    }

    private Optional<CommuneTravelTimeCache> ways(TerritoryNetwork network, WeekPart when) {
        return Optional.ofNullable(known.get(network.id()))
                .filter(one -> one.basis().table() == territories.communes())
                .flatMap(one -> Optional.ofNullable(one.ways().get(when)));
    }

    @Bean("travel.transit")
    static Job minutesByTransit(PublicTransportMinutes transit) {
        return Job.every(BETWEEN).itemsInTheirOwnTransactions(transit::due, transit::measure);
    }

    @Bean("travel.transit.known")
    static PeriodicRefresh knownMinutesByTransit(PublicTransportMinutes transit, Tenants tenants) {
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
        // Places whose computation failed are sorted last, so that they do not fill the batch.
        stale.sort(Comparator.comparing(place -> alone.contains(place.id().value())));
        var places = List.copyOf(stale.subList(0, Math.min(most, stale.size())));
        under.put(
                network.id(),
                new TransitPlaceBatch(
                        new TransitMeasurement(timetable.get(), monday, basis, places), Set.copyOf(alone)));
        return places.stream().map(place -> place.id().value()).toList();
    }

    private LocalDate month() {
        return ParisTime.today(clock).withDayOfMonth(1);
    }

    private void measure(UUID id) {
        var network = networks.here();
        var batch = Objects.requireNonNull(under.get(network.id()));
        var place = batch.find(id);
        // The minutes are not stored, because the communes changed during the computation. The next run
        // computes the place again.
        if (place.isEmpty() || territories.communes() != batch.work.basis().table()) return;
        try {
            keep(network, batch.work, place.get(), source(batch.work.monday(), place.get()), batch.of(place.get()));
            alone.remove(id);
        } catch (RuntimeException broken) {
            alone.add(id);
            // A place whose computation fails is stored as not accessible, so that the minutes to the
            // remaining places can be shown. The name of its source is empty, so that the place is
            // computed again.
            keep(network, batch.work, place.get(), "", nowhere(batch.work.basis()));
            throw broken;
        }
    }

    private static short[][] nowhere(TravelMinuteCache.MeasuredPlacesAndCommunes basis) {
        var none = new short[WeekPart.values().length][basis.communes().size()];
        for (var row : none) Arrays.fill(row, TravelTimeSource.NONE);
        return none;
    }

    private void keep(
            TerritoryNetwork network, TransitMeasurement work, Place place, String source, short[][] minutes) {
        for (var when : WeekPart.values())
            minuteCache.keep(
                    network,
                    when.code,
                    work.basis(),
                    List.of(new MeasuredTravelTimesOfPlace(
                            place.id().value(), place.point().orElseThrow(), source, false, minutes[when.ordinal()])));
    }

    /// Loads the stored minutes, which any process may have computed. They are used only if they are stored for
    /// all places.
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
        var ways = new HashMap<WeekPart, CommuneTravelTimeCache>();
        for (var when : WeekPart.values()) {
            var minutes = minuteCache.minutes(network, when.code, basis);
            if (minutes.size() < placeCount) return;
            ways.put(when, new CommuneTravelTimeCache(minutes, basis.communes()));
        }
        known.put(network.id(), new CachedTransitTimes(basis, rows, Map.copyOf(ways)));
    }

    /// Returns whether two lists contain the same objects, compared by identity. To compare thousands of rows by
    /// their content would be slow.
    private static boolean same(List<Object> some, List<Object> others) {
        return IntStream.range(0, some.size()).allMatch(n -> some.get(n) == others.get(n));
    }

    /// Returns the name of the source of the minutes: timetable, week and opening hours.
    private String source(LocalDate monday, Place place) {
        return transitSearch.name() + " " + monday + " " + place.hours().text();
    }
}
