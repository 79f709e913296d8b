package org.tousaidants.reach.planner;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Travel;
import org.tousaidants.reach.tours.RuinAndRecreate;
import org.tousaidants.reach.tours.TourProblem;

/// « Plan de cycle » — each tour is a day of one vehicle; minutes on the road are estimates. The same stops, seed and
/// number of iterations give the same plan again.
///
/// @param left stops that no day can hold, even alone
/// @param tooMany days beyond those that there are
record TourPlan(List<Day> days, List<Stop> left, int tooMany, long roadMinutes) {
    private static final long SEED = 1;
    private static final int ITERATIONS = 20_000;

    /// « Arrêt demandé »
    ///
    /// @param minutes that the vehicle stays, its setting up included
    /// @param from not before
    /// @param to it leaves by then
    record Stop(Commune commune, int minutes, LocalTime from, LocalTime to) {}

    /// « Arrêt à l’heure »
    ///
    /// @param costs minutes of road that the day would spare without it
    record Call(Stop stop, LocalTime arrives, LocalTime leaves, long costs) {}

    record Day(int number, List<Call> calls, long roadMinutes, LocalTime back) {}

    static TourPlan of(Commune base, List<Stop> stops, LocalTime starts, LocalTime ends, int days) {
        var n = stops.size() + 1;
        var time = new double[n][n];
        var ready = new double[n];
        var due = new double[n];
        var service = new double[n];
        ready[0] = minutes(starts);
        due[0] = minutes(ends);
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < n; j++)
                time[i][j] = i == j ? 0 : Math.ceil(between(at(base, stops, i), at(base, stops, j)));
            if (i == 0) continue;
            var stop = stops.get(i - 1);
            ready[i] = Math.max(minutes(stop.from()), ready[0]);
            due[i] = minutes(stop.to()) - stop.minutes();
            service[i] = stop.minutes();
        }
        var tours = RuinAndRecreate.solve(
                new TourProblem(time, time, new double[n], ready, due, service, 1, days), SEED, ITERATIONS);
        var planned = new ArrayList<Day>();
        var road = 0L;
        for (var route : tours.routes()) {
            var calls = new ArrayList<Call>();
            var now = ready[0];
            var before = 0;
            var way = 0.0;
            for (var k = 0; k < route.length; k++) {
                var stop = route[k];
                var after = k + 1 < route.length ? route[k + 1] : 0;
                way += time[before][stop];
                var arrives = Math.max(ready[stop], now + time[before][stop]);
                now = arrives + service[stop];
                calls.add(new Call(
                        stops.get(stop - 1),
                        clock(arrives),
                        clock(now),
                        Math.round(time[before][stop] + time[stop][after] - time[before][after])));
                before = stop;
            }
            way += time[before][0];
            road += Math.round(way);
            planned.add(new Day(planned.size() + 1, List.copyOf(calls), Math.round(way), clock(now + time[before][0])));
        }
        return new TourPlan(
                List.copyOf(planned),
                tours.left().stream().map(i -> stops.get(i - 1)).toList(),
                Math.max(0, planned.size() - days),
                road);
    }

    private static Commune at(Commune base, List<Stop> stops, int i) {
        return i == 0 ? base : stops.get(i - 1).commune();
    }

    private static double between(Commune one, Commune other) {
        return Travel.carMinutes(one.centre().metresTo(other.centre()));
    }

    private static double minutes(LocalTime time) {
        return time.toSecondOfDay() / 60.0;
    }

    private static LocalTime clock(double minutes) {
        return LocalTime.ofSecondOfDay(Math.min(86_399, Math.round(minutes * 60)));
    }
}
