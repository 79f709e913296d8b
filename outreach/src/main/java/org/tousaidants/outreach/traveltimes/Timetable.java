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
import org.tousaidants.core.territory.Point;

/// « Horaires des transports » — return trips during the opening hours, by RAPTOR (Delling and others, 2012),
/// on the trips of one day.
public final class Timetable {
    private static final int RIDES = 4;
    private static final double CHANGE_METRES = 400;
    private static final double WALK_METRES = 1_500;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int HOMES = 32;
    /// The trip starts at most an hour and a half before the opening, and the return at most as
    /// long after the closing.
    static final int EARLY = 5_400;
    static final int LATE = 5_400;

    /// Each call: the stop, the arrival and the departure, in seconds of the day.
    record Trip(String service, int[][] calls) {}

    /// « Aller-retour » — minutes of the outward trip, and the moments in seconds of the day.
    public record RoundTrip(int minutes, int leaves, int arrives, int backLeaves, int home) {}

    private record TripPattern(int[] stops, List<int[][]> trips) {}

    private final List<Point> stops;
    private final List<Trip> trips;
    private final Map<LocalDate, Set<String>> services;
    private final int[][] walks;
    private final int[][] walkSeconds;

    Timetable(List<Point> stops, List<Trip> trips, Map<LocalDate, Set<String>> services) {
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

    /// The first day, from a date on, with as much service as a usual day.
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

    /// Whether anything runs on that day.
    boolean runs(LocalDate day) {
        return services.containsKey(day);
    }

    /// « Journée » — the trips of one day, ready to be asked.
    public ServiceDay on(LocalDate day) {
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
        return new ServiceDay(List.copyOf(patterns.values()));
    }

    private int[] near(Point point, double metres) {
        var found = java.util.stream.IntStream.builder();
        for (var i = 0; i < stops.size(); i++)
            if (Math.abs(stops.get(i).latitude() - point.latitude()) < metres / 110_000
                    && point.metresTo(stops.get(i)) <= metres) found.add(i);
        return found.build().toArray();
    }

    private static int walk(Point one, Point other) {
        return (int) Math.ceil(one.metresTo(other) * TravelMode.FOOT.detour / (TravelMode.FOOT_KMH / 3.6));
    }

    /// « À pied » — the stops within walking distance of a point, and the walking seconds.
    record WalkableStops(int[] stops, int[] seconds) {}

    WalkableStops around(Point point) {
        var near = near(point, WALK_METRES);
        return new WalkableStops(
                near,
                Arrays.stream(near).map(stop -> walk(point, stops.get(stop))).toArray());
    }

    /// The services of a day: days with the same services are equal.
    Set<String> running(LocalDate day) {
        return services.getOrDefault(day, Set.of());
    }

    /// The Monday of the first week, from that of a day on, with at least half the service of the fullest; the
    /// last week of all when none is left.
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

    /// The trips of one day.
    public final class ServiceDay {
        private final List<TripPattern> patterns;
        private final List<List<int[]>> at = new ArrayList<>();
        /// Cache of recent homes: the reached stops by departure.
        private final Map<Point, Map<Integer, int[][]>> left = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Point, Map<Integer, int[][]>> eldest) {
                return size() > HOMES;
            }
        };

        private ServiceDay(List<TripPattern> patterns) {
            this.patterns = patterns;
            for (var i = 0; i < stops.size(); i++) at.add(new ArrayList<>());
            for (var p = 0; p < patterns.size(); p++) {
                var sequence = patterns.get(p).stops();
                for (var k = 0; k < sequence.length; k++) at.get(sequence[k]).add(new int[] {p, k});
            }
        }

        Timetable timetable() {
            return Timetable.this;
        }

        /// The earliest arrival at each stop and the departure from the first stop, for a start at a moment.
        private int[][] from(Point start, int leaves) {
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

        private int[][] fromHome(Point home, int leaves) {
            Map<Integer, int[][]> runs;
            synchronized (left) {
                runs = left.computeIfAbsent(home, _ -> new ConcurrentHashMap<>());
            }
            return runs.computeIfAbsent(leaves, moment -> from(home, moment));
        }

        private Optional<int[]> to(int[][] reached, Point end) {
            var found = new int[2];
            return to(reached, around(end), found) ? Optional.of(found) : Optional.empty();
        }

        /// The earliest arrival and the departure from the first stop; false when no ride leads there.
        boolean to(int[][] reached, WalkableStops end, int[] found) {
            found[0] = NEVER;
            for (var k = 0; k < end.stops().length; k++) {
                var stop = end.stops()[k];
                // The stop is reached on foot only, without a ride.
                if (reached[0][stop] == NEVER || reached[1][stop] == NEVER) continue;
                var there = reached[0][stop] + end.seconds()[k];
                if (there < found[0]) {
                    found[0] = there;
                    found[1] = reached[1][stop];
                }
            }
            return found[0] != NEVER;
        }

        /// The shortest outward trip that allows a stay before the closing and a return on the same day.
        ///
        /// @param opens in seconds of the day
        public Optional<RoundTrip> roundTrip(Point home, Point place, int opens, int closes, int stay) {
            var best = Optional.<RoundTrip>empty();
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
                        new RoundTrip(minutes, there.get()[1], there.get()[0], back.get()[1], back.get()[0]));
            }
            return best;
        }
    }
}
