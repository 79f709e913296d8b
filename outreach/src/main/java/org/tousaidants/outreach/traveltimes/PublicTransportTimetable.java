package org.tousaidants.outreach.traveltimes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.GeoPoint;

/// « Horaires des transports » — finds return trips during the opening hours of a place, by RAPTOR (Delling and
/// others, 2012), in the timetable of one day.
public final class PublicTransportTimetable {
    private static final int RIDES = 4;
    private static final double CHANGE_METRES = 400;
    private static final double WALK_METRES = 1_500;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int HOMES = 32;
    /// Number of seconds (an hour and a half) by which the outward trip may start before the place opens, and by
    /// which the return trip may start after it closes.
    static final int EARLY = 5_400;
    static final int LATE = 5_400;

    /// One trip of the timetable.
    ///
    /// @param service id of the days on which it runs
    /// @param calls for each call: the stop, the arrival and the departure, in seconds of the day
    record TimetableTrip(String service, int[][] calls) {}

    /// « Aller-retour » — an outward and a return trip; all times except `minutes` are in seconds of the day.
    ///
    /// @param minutes minutes of the outward trip
    /// @param leaves departure of the outward trip
    /// @param arrives arrival of the outward trip
    /// @param backLeaves departure of the return trip
    /// @param home arrival of the return trip
    public record TransitRoundTrip(int minutes, int leaves, int arrives, int backLeaves, int home) {}

    private record TripPattern(int[] stops, List<int[][]> trips) {}

    private final List<GeoPoint> stops;
    private final List<TimetableTrip> trips;
    private final Map<LocalDate, Set<String>> services;
    private final int[][] walks;
    private final int[][] walkSeconds;

    PublicTransportTimetable(List<GeoPoint> stops, List<TimetableTrip> trips, Map<LocalDate, Set<String>> services) {
        this.stops = stops;
        this.trips = trips;
        this.services = services;
        walks = new int[stops.size()][];
        walkSeconds = new int[stops.size()][];
        for (var i = 0; i < walks.length; i++) {
            var near = near(stops.get(i), CHANGE_METRES);
            walks[i] = near;
            walkSeconds[i] = new int[near.length];
            for (var k = 0; k < near.length; k++) walkSeconds[i][k] = walk(stops.get(i), stops.get(near[k]));
        }
    }

    /// Returns the first day, from a date on, with as many trips as a usual day.
    public LocalDate usualDay(LocalDate from) {
        var most = services.values().stream().mapToInt(Set::size).max().orElse(0);
        return services.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().isBefore(from) && 2 * entry.getValue().size() >= most)
                .map(Map.Entry::getKey)
                .min(LocalDate::compareTo)
                .or(() -> services.keySet().stream().max(LocalDate::compareTo))
                .orElseThrow();
    }

    /// Returns whether at least one trip of the timetable runs on this day.
    boolean runs(LocalDate day) {
        return services.containsKey(day);
    }

    /// « Journée » — returns the trips of one day, prepared for searches.
    public TimetableServiceDay on(LocalDate day) {
        var running = services.getOrDefault(day, Set.of());
        var patterns = new LinkedHashMap<List<Integer>, TripPattern>();
        for (var trip : trips) {
            if (!running.contains(trip.service())) continue;
            var sequence = Arrays.stream(trip.calls()).mapToInt(call -> call[0]).toArray();
            patterns.computeIfAbsent(
                            Arrays.stream(sequence).boxed().toList(), _ -> new TripPattern(sequence, new ArrayList<>()))
                    .trips()
                    .add(trip.calls());
        }
        for (var pattern : patterns.values()) pattern.trips().sort((a, b) -> Integer.compare(a[0][2], b[0][2]));
        return new TimetableServiceDay(List.copyOf(patterns.values()));
    }

    private int[] near(GeoPoint point, double metres) {
        var found = java.util.stream.IntStream.builder();
        for (var i = 0; i < stops.size(); i++)
            if (Math.abs(stops.get(i).latitude() - point.latitude()) < metres / 110_000
                    && point.metresTo(stops.get(i)) <= metres) found.add(i);
        return found.build().toArray();
    }

    private static int walk(GeoPoint one, GeoPoint other) {
        return (int) Math.ceil(one.metresTo(other) * TravelMode.FOOT.detour / (TravelMode.FOOT_KMH / 3.6));
    }

    /// « À pied » — the stops within walking distance of a point, and the walking time to each in seconds.
    record WalkableStops(int[] stops, int[] seconds) {}

    WalkableStops around(GeoPoint point) {
        var near = near(point, WALK_METRES);
        return new WalkableStops(
                near,
                Arrays.stream(near).map(stop -> walk(point, stops.get(stop))).toArray());
    }

    /// Returns the ids of the services of a day; days with the same services have the same trips.
    Set<String> running(LocalDate day) {
        return services.getOrDefault(day, Set.of());
    }

    /// Returns the Monday of the first week, from a day on, with at least half as many trips as the fullest
    /// week; if there is none, the Monday of the last week.
    LocalDate usualWeek(LocalDate from) {
        var weeks = new TreeMap<LocalDate, Integer>();
        services.forEach((day, some) -> weeks.merge(monday(day), some.size(), Integer::sum));
        var most = weeks.values().stream().mapToInt(one -> one).max().orElse(0);
        return weeks.tailMap(monday(from)).entrySet().stream()
                .filter(week -> 2 * week.getValue() >= most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(weeks::lastKey);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// The trips of one day, prepared for searches.
    public final class TimetableServiceDay {
        private final List<TripPattern> patterns;
        private final List<List<int[]>> at = new ArrayList<>();
        /// Cache of recent homes, with the earliest arrivals at the stops by departure time.
        private final Map<GeoPoint, Map<Integer, int[][]>> left = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<GeoPoint, Map<Integer, int[][]>> eldest) {
                return size() > HOMES;
            }
        };

        private TimetableServiceDay(List<TripPattern> patterns) {
            this.patterns = patterns;
            for (var i = 0; i < stops.size(); i++) at.add(new ArrayList<>());
            for (var p = 0; p < patterns.size(); p++) {
                var sequence = patterns.get(p).stops();
                for (var k = 0; k < sequence.length; k++) at.get(sequence[k]).add(new int[] {p, k});
            }
        }

        PublicTransportTimetable timetable() {
            return PublicTransportTimetable.this;
        }

        /// Returns, for a start at one point and moment, the earliest arrival at each stop, and for each
        /// stop the departure from the first stop of that trip.
        ///
        /// @param leaves moment of the start, in seconds of the day
        private int[][] from(GeoPoint start, int leaves) {
            return from(around(start), leaves);
        }

        int[][] from(WalkableStops start, int leaves) {
            var arrive = new int[stops.size()];
            var left = new int[stops.size()];
            Arrays.fill(arrive, NEVER);
            var marked = new boolean[stops.size()];
            for (var k = 0; k < start.stops().length; k++) {
                var stop = start.stops()[k];
                arrive[stop] = leaves + start.seconds()[k];
                left[stop] = NEVER;
                marked[stop] = true;
            }
            for (var ride = 0; ride < RIDES; ride++) {
                var firsts = new int[patterns.size()];
                Arrays.fill(firsts, NEVER);
                for (var stop = 0; stop < marked.length; stop++)
                    if (marked[stop])
                        for (var call : at.get(stop)) firsts[call[0]] = Math.min(firsts[call[0]], call[1]);
                Arrays.fill(marked, false);
                var before = arrive.clone();
                var wasLeft = left.clone();
                var moved = false;
                for (var p = 0; p < firsts.length; p++) {
                    if (firsts[p] == NEVER) continue;
                    var pattern = patterns.get(p);
                    int[][] trip = null;
                    var began = NEVER;
                    for (var k = firsts[p]; k < pattern.stops().length; k++) {
                        var stop = pattern.stops()[k];
                        if (trip != null && trip[k][1] < arrive[stop]) {
                            arrive[stop] = trip[k][1];
                            left[stop] = began;
                            marked[stop] = true;
                            moved = true;
                        }
                        if (before[stop] != NEVER && (trip == null || before[stop] <= trip[k][2])) {
                            for (var next : pattern.trips())
                                if (next[k][2] >= before[stop]) {
                                    if (trip == null || next[k][2] < trip[k][2]) {
                                        trip = next;
                                        began = wasLeft[stop] == NEVER ? next[k][2] : wasLeft[stop];
                                    }
                                    break;
                                }
                        }
                    }
                }
                if (!moved) break;
                for (var stop = 0; stop < marked.length; stop++) {
                    if (!marked[stop] || left[stop] == NEVER) continue;
                    for (var k = 0; k < walks[stop].length; k++) {
                        var other = walks[stop][k];
                        var there = arrive[stop] + walkSeconds[stop][k];
                        if (there < arrive[other]) {
                            arrive[other] = there;
                            left[other] = left[stop];
                            marked[other] = true;
                        }
                    }
                }
            }
            return new int[][] {arrive, left};
        }

        private int[][] fromHome(GeoPoint home, int leaves) {
            Map<Integer, int[][]> runs;
            synchronized (left) {
                runs = left.computeIfAbsent(home, _ -> new ConcurrentHashMap<>());
            }
            return runs.computeIfAbsent(leaves, moment -> from(home, moment));
        }

        private Optional<int[]> to(int[][] reached, GeoPoint end) {
            var found = new int[2];
            return to(reached, around(end), found) ? Optional.of(found) : Optional.empty();
        }

        /// Finds the earliest arrival at an end point, and the departure from the first stop. Returns false
        /// if no trip leads there.
        ///
        /// @param reached arrivals and departures by stop, as returned by [#from]
        /// @param end stops near the end point
        /// @param found receives the result
        boolean to(int[][] reached, WalkableStops end, int[] found) {
            found[0] = NEVER;
            for (var k = 0; k < end.stops().length; k++) {
                var stop = end.stops()[k];
                // The stop is skipped, because it is within walking distance of the start and needs
                // no trip.
                if (reached[0][stop] == NEVER || reached[1][stop] == NEVER) continue;
                var there = reached[0][stop] + end.seconds()[k];
                if (there < found[0]) {
                    found[0] = there;
                    found[1] = reached[1][stop];
                }
            }
            return found[0] != NEVER;
        }

        /// Returns the shortest outward trip after which the person can stay at the place before it closes
        /// and return on the same day; empty if there is none.
        ///
        /// @param opens opening in seconds of the day; `closes` likewise
        /// @param stay duration of the stay in seconds
        public Optional<TransitRoundTrip> roundTrip(GeoPoint home, GeoPoint place, int opens, int closes, int stay) {
            var best = Optional.<TransitRoundTrip>empty();
            for (var leaves = Math.max(0, opens - EARLY); leaves + stay <= closes; leaves += 900) {
                var there = to(fromHome(home, leaves), place);
                if (there.isEmpty()) break;
                var arrives = Math.max(there.get()[0], opens);
                if (arrives + stay > closes) break;
                var minutes = (there.get()[0] - there.get()[1] + 59) / 60;
                if (best.isPresent() && best.get().minutes() <= minutes) continue;
                var back = to(from(place, arrives + stay), home);
                if (back.isEmpty() || back.get()[1] > closes + LATE) continue;
                best = Optional.of(
                        new TransitRoundTrip(minutes, there.get()[1], there.get()[0], back.get()[1], back.get()[0]));
            }
            return best;
        }
    }
}
