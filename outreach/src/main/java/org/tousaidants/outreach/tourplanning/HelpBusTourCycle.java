package org.tousaidants.outreach.tourplanning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.traveltimes.CommuneTravelTimeCache;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.platform.maps.SeaCrossingCalculator;

/// « Cycle à planifier » — vehicles, days and visits of a tour cycle; a shift is one day of one vehicle. It has no
/// side effects, except that it reads the coastline.
final class HelpBusTourCycle {
    private static final int NO_WAY = 10_000;
    /// Announced times are multiples of this number of minutes, because « 9:07 » on a poster would be unusual.
    private static final int STEP = 5;
    private static final double MOST_WATER_METRES = 2_000;

    /// « Ce qui ne va pas » — one constraint that a shift violates.
    ///
    /// @param visit index of the visit whose hours are violated; -1 for the way home
    /// @param minutes delay in minutes
    record DriverShiftBreach(ShiftBreachKind kind, int shift, int visit, int minutes) {
        /// « Nature » — the kind of a violated constraint.
        enum ShiftBreachKind {
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

    /// « Heures d’un arrêt » — the times of a stop, in minutes from midnight.
    ///
    /// @param arrives arrival
    /// @param opens opening
    /// @param leaves departure
    record StopTimes(int visit, int arrives, int opens, int leaves) {}

    /// « Journée tenue » — one shift with its times, its minutes on the road and its violated constraints.
    ///
    /// @param calls times of its stops
    /// @param road minutes on the road
    /// @param home arrival at the base, in minutes from midnight
    record PlannedShift(List<StopTimes> calls, int road, int home, List<DriverShiftBreach> breaches) {}

    final List<HelpBusVehicle> vehicles;
    final List<PlannedHelpBusStop> visits;
    final int days;
    /// Number of past days of the cycle, which contain only announced visits.
    final int over;
    private final int[][] way;

    /// Whether no road data are available, so that travel times are estimated from the distance as the crow
    /// flies.
    final boolean estimated;

    HelpBusTourCycle(List<HelpBusVehicle> vehicles, List<PlannedHelpBusStop> visits, int days, int over) {
        this(vehicles, visits, days, over, Optional.empty());
    }

    HelpBusTourCycle(
            List<HelpBusVehicle> vehicles,
            List<PlannedHelpBusStop> visits,
            int days,
            int over,
            Optional<CommuneTravelTimeCache> roads) {
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
                // The estimated travel time is the same in both directions, so it is computed once.
                if (roads.isEmpty() && j < i) {
                    way[i][j] = way[j][i];
                    continue;
                }
                var bridge = i < visits.size() && visits.get(i).bridge()
                        || j < visits.size() && visits.get(j).bridge();
                way[i][j] = minutes(at.get(i), at.get(j), bridge, roads);
            }
        estimated = roads.map(CommuneTravelTimeCache::estimated).orElse(true);
    }

    /// Returns the travel time by road between two communes in minutes.
    ///
    /// @param bridge whether the coordinator checked the box which states that a bridge is missing in the road
    /// data
    /// @param roads travel times by road; empty if no road data are available
    /// @param one first commune
    /// @param other second commune
    private static int minutes(Commune one, Commune other, boolean bridge, Optional<CommuneTravelTimeCache> roads) {
        if (one.equals(other)) return 0;
        if (roads.isPresent()) {
            var known = roads.get().minutes(one.code(), other.centre());
            if (known != TravelTimeSource.NONE || !bridge) return known == TravelTimeSource.NONE ? NO_WAY : known;
        }
        GeoPoint from = one.centre(), to = other.centre();
        return !bridge && SeaCrossingCalculator.of(one.departement()).metres(from, to) > MOST_WATER_METRES
                ? NO_WAY
                : (int) Math.ceil(EstimatedTravelTime.carMinutes(from.metresTo(to)));
    }

    int shifts() {
        return vehicles.size() * days;
    }

    HelpBusVehicle vehicle(int shift) {
        return vehicles.get(shift / days);
    }

    int day(int shift) {
        return shift % days;
    }

    int way(int visit, int other) {
        return way[visit][other];
    }

    /// Returns the index of the base of a shift in the table of ways.
    private int base(int shift) {
        return visits.size() + shift / days;
    }

    /// Returns whether a shift may contain a visit at all, regardless of the other visits.
    boolean allowed(int visit, int shift) {
        return visits.get(visit)
                .promised()
                .map(one -> one.vehicle() == shift / days && one.day() == day(shift))
                .orElse(day(shift) >= over);
    }

    /// Returns the number of minutes on the road if a shift makes its visits in this order. The hours of the
    /// visits are not checked.
    ///
    /// @param order indexes of the visits
    int road(int shift, int[] order) {
        var sum = 0;
        var before = base(shift);
        for (var visit : order) {
            sum += way[before][visit];
            before = visit;
        }
        return order.length == 0 ? 0 : sum + way[before][base(shift)];
    }

    /// Returns whether a shift can make its visits in this order within all hours. If not, [#kept] describes the
    /// violated constraints.
    ///
    /// @param order indexes of the visits
    boolean holds(int shift, int[] order) {
        return kept(shift, order).breaches().isEmpty();
    }

    PlannedShift kept(int shift, int[] order) {
        var vehicle = vehicle(shift);
        var calls = new ArrayList<StopTimes>(order.length);
        var breaches = new ArrayList<DriverShiftBreach>();
        var now = vehicle.hours().from();
        var before = base(shift);
        for (var visit : order) {
            var asked = visits.get(visit);
            if (way[before][visit] >= NO_WAY)
                breaches.add(new DriverShiftBreach(DriverShiftBreach.ShiftBreachKind.NO_WAY, shift, visit, 0));
            if (!allowed(visit, shift))
                breaches.add(new DriverShiftBreach(DriverShiftBreach.ShiftBreachKind.PAST_DAY, shift, visit, 0));
            var arrives = rounded(vehicle.driven(now, Math.min(way[before][visit], 600)));
            var ready = vehicle.begins(arrives, vehicle.setUp()) + vehicle.setUp();
            var opens = opens(vehicle, asked, ready);
            if (opens < 0) {
                opens = vehicle.begins(ready, asked.minutes());
                breaches.add(new DriverShiftBreach(DriverShiftBreach.ShiftBreachKind.CLOSED, shift, visit, 0));
            }
            now = asked.pinned() ? opens + asked.minutes() : rounded(opens + asked.minutes());
            calls.add(new StopTimes(visit, arrives, opens, now));
            before = visit;
        }
        for (var i = 0; i < order.length; i++)
            for (var j = 0; j < i; j++)
                if (visits.get(order[i]).line() == visits.get(order[j]).line())
                    breaches.add(new DriverShiftBreach(DriverShiftBreach.ShiftBreachKind.SAME_DAY, shift, order[i], 0));
        var home = order.length == 0 ? now : rounded(vehicle.driven(now, Math.min(way[before][base(shift)], 600)));
        if (home > vehicle.hours().to())
            breaches.add(new DriverShiftBreach(
                    DriverShiftBreach.ShiftBreachKind.LATE_HOME,
                    shift,
                    -1,
                    home - vehicle.hours().to()));
        return new PlannedShift(calls, road(shift, order), home, breaches);
    }

    /// Returns the first minute of the day at which the stop can open so that it stays open for its whole
    /// duration; -1 if there is none.
    ///
    /// @param asked the visit
    /// @param ready minute at which the vehicle is ready to open
    private static int opens(HelpBusVehicle vehicle, PlannedHelpBusStop asked, int ready) {
        if (asked.hours().isEmpty()) return rounded(vehicle.begins(rounded(ready), asked.minutes()));
        for (var hours : asked.hours()) {
            var from = rounded(vehicle.begins(rounded(Math.max(ready, hours.from())), asked.minutes()));
            // The hour of an announced visit is already published, so the pause of the driver does not
            // move it.
            if (asked.pinned()) from = Math.max(ready, hours.from());
            if (from + asked.minutes() <= hours.to()) return from;
        }
        return -1;
    }

    private static int rounded(int minute) {
        return (minute + STEP - 1) / STEP * STEP;
    }

    /// Returns whether at least one shift could make this visit if it made no other visit.
    boolean possible(int visit) {
        for (var shift = 0; shift < shifts(); shift++)
            if (allowed(visit, shift) && holds(shift, new int[] {visit})) return true;
        return false;
    }

    /// Returns whether the visit cannot be reached by any vehicle that may go there, because water lies between
    /// them.
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
