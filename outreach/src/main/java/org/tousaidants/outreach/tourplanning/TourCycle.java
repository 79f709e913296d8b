package org.tousaidants.outreach.tourplanning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.traveltimes.CachedTravelTimes;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.platform.maps.SeaCrossingCalculator;

/// « Cycle à planifier » — vehicles, days and visits; a shift is one day of one vehicle. Pure
/// except for the coastline.
final class TourCycle {
    private static final int NO_WAY = 10_000;
    /// Announced times are whole multiples of five minutes: nobody reads « 9:07 » on a poster.
    private static final int STEP = 5;
    private static final double MOST_WATER_METRES = 2_000;

    /// « Ce qui ne va pas » — one violated constraint of a shift.
    ///
    /// @param visit whose hours are violated, or -1 for the way home
    /// @param minutes of the delay
    record ShiftBreach(BreachKind kind, int shift, int visit, int minutes) {
        /// « Nature » — the kind of a violated constraint.
        enum BreachKind {
            CLOSED,
            LATE_HOME,
            SAME_DAY,
            NO_WAY,
            PAST_DAY;

            String key() {
                return "planner.breach." + name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /// « Heures d’un arrêt » — arrives, opens, leaves.
    record StopTimes(int visit, int arrives, int opens, int leaves) {}

    /// « Journée tenue » — one shift with its times, its road minutes and its violated constraints.
    record PlannedShift(List<StopTimes> calls, int road, int home, List<ShiftBreach> breaches) {}

    final List<Vehicle> vehicles;
    final List<TourVisit> visits;
    final int days;
    /// The number of past days of the cycle. They contain only promised visits.
    final int over;
    private final int[][] way;

    /// Whether no road is known: the minutes are by the straight line.
    final boolean estimated;

    TourCycle(List<Vehicle> vehicles, List<TourVisit> visits, int days, int over) {
        this(vehicles, visits, days, over, Optional.empty());
    }

    TourCycle(List<Vehicle> vehicles, List<TourVisit> visits, int days, int over, Optional<CachedTravelTimes> roads) {
        this.vehicles = List.copyOf(vehicles);
        this.visits = List.copyOf(visits);
        this.days = days;
        this.over = over;
        var at = new ArrayList<Commune>();
        visits.forEach(one -> at.add(one.commune()));
        vehicles.forEach(one -> at.add(one.base()));
        var n = at.size();
        way = new int[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) {
                // The estimate by the straight line is the same in both directions, so it is computed once.
                if (roads.isEmpty() && j < i) {
                    way[i][j] = way[j][i];
                    continue;
                }
                var bridge = i < visits.size() && visits.get(i).bridge()
                        || j < visits.size() && visits.get(j).bridge();
                way[i][j] = minutes(at.get(i), at.get(j), bridge, roads);
            }
        estimated = roads.map(CachedTravelTimes::estimated).orElse(true);
    }

    /// Minutes by road. `bridge` is the box that the coordinator checks if the road data lack a bridge.
    private static int minutes(Commune one, Commune other, boolean bridge, Optional<CachedTravelTimes> roads) {
        if (one.equals(other)) return 0;
        if (roads.isPresent()) {
            var known = roads.get().minutes(one.code(), other.centre());
            if (known != TravelTimeSource.NONE || !bridge) return known == TravelTimeSource.NONE ? NO_WAY : known;
        }
        Point from = one.centre(), to = other.centre();
        return !bridge && SeaCrossingCalculator.of(one.departement()).metres(from, to) > MOST_WATER_METRES
                ? NO_WAY
                : (int) Math.ceil(EstimatedTravelTime.carMinutes(from.metresTo(to)));
    }

    int shifts() {
        return vehicles.size() * days;
    }

    Vehicle vehicle(int shift) {
        return vehicles.get(shift / days);
    }

    int day(int shift) {
        return shift % days;
    }

    int way(int visit, int other) {
        return way[visit][other];
    }

    /// The index of a shift’s base in the table of ways.
    private int base(int shift) {
        return visits.size() + shift / days;
    }

    /// Whether a shift may hold a visit at all, regardless of the others.
    boolean allowed(int visit, int shift) {
        return visits.get(visit)
                .promised()
                .map(one -> one.vehicle() == shift / days && one.day() == day(shift))
                .orElse(day(shift) >= over);
    }

    /// Minutes of road of an order, without checking hours.
    int road(int shift, int[] order) {
        var sum = 0;
        var before = base(shift);
        for (var visit : order) {
            sum += way[before][visit];
            before = visit;
        }
        return order.length == 0 ? 0 : sum + way[before][base(shift)];
    }

    /// Whether an order satisfies all hours; [#kept] describes the breaches.
    boolean holds(int shift, int[] order) {
        return kept(shift, order).breaches().isEmpty();
    }

    PlannedShift kept(int shift, int[] order) {
        var vehicle = vehicle(shift);
        var calls = new ArrayList<StopTimes>(order.length);
        var breaches = new ArrayList<ShiftBreach>();
        var now = vehicle.hours().from();
        var before = base(shift);
        for (var visit : order) {
            var asked = visits.get(visit);
            if (way[before][visit] >= NO_WAY)
                breaches.add(new ShiftBreach(ShiftBreach.BreachKind.NO_WAY, shift, visit, 0));
            if (!allowed(visit, shift)) breaches.add(new ShiftBreach(ShiftBreach.BreachKind.PAST_DAY, shift, visit, 0));
            var arrives = rounded(vehicle.driven(now, Math.min(way[before][visit], 600)));
            var ready = vehicle.begins(arrives, vehicle.setUp()) + vehicle.setUp();
            var opens = opens(vehicle, asked, ready);
            if (opens < 0) {
                opens = vehicle.begins(ready, asked.minutes());
                breaches.add(new ShiftBreach(ShiftBreach.BreachKind.CLOSED, shift, visit, 0));
            }
            now = asked.pinned() ? opens + asked.minutes() : rounded(opens + asked.minutes());
            calls.add(new StopTimes(visit, arrives, opens, now));
            before = visit;
        }
        for (var i = 0; i < order.length; i++)
            for (var j = 0; j < i; j++)
                if (visits.get(order[i]).line() == visits.get(order[j]).line())
                    breaches.add(new ShiftBreach(ShiftBreach.BreachKind.SAME_DAY, shift, order[i], 0));
        var home = order.length == 0 ? now : rounded(vehicle.driven(now, Math.min(way[before][base(shift)], 600)));
        if (home > vehicle.hours().to())
            breaches.add(new ShiftBreach(
                    ShiftBreach.BreachKind.LATE_HOME,
                    shift,
                    -1,
                    home - vehicle.hours().to()));
        return new PlannedShift(calls, road(shift, order), home, breaches);
    }

    /// The first minute from which it can be open for its whole duration, or -1.
    private static int opens(Vehicle vehicle, TourVisit asked, int ready) {
        if (asked.hours().isEmpty()) return rounded(vehicle.begins(rounded(ready), asked.minutes()));
        for (var hours : asked.hours()) {
            var from = rounded(vehicle.begins(rounded(Math.max(ready, hours.from())), asked.minutes()));
            // The hour of a promised visit is published, so the pause of the driver does not move it.
            if (asked.pinned()) from = Math.max(ready, hours.from());
            if (from + asked.minutes() <= hours.to()) return from;
        }
        return -1;
    }

    private static int rounded(int minute) {
        return (minute + STEP - 1) / STEP * STEP;
    }

    /// Whether some shift could hold the visit alone.
    boolean possible(int visit) {
        for (var shift = 0; shift < shifts(); shift++)
            if (allowed(visit, shift) && holds(shift, new int[] {visit})) return true;
        return false;
    }

    /// Whether water separates it from every vehicle that may go there.
    boolean cutOff(int visit) {
        for (var shift = 0; shift < shifts(); shift++)
            if (allowed(visit, shift) && way[base(shift)][visit] < NO_WAY) return false;
        return true;
    }

    static int[] with(int[] order, int visit, int at) {
        var longer = new int[order.length + 1];
        System.arraycopy(order, 0, longer, 0, at);
        longer[at] = visit;
        System.arraycopy(order, at, longer, at + 1, order.length - at);
        return longer;
    }

    static int[] without(int[] order, int visit) {
        var shorter = new int[order.length - 1];
        var n = 0;
        for (var one : order) if (one != visit) shorter[n++] = one;
        return shorter;
    }
}
