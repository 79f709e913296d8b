package org.tousaidants.outreach.traveltimes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.TimeSpan;
import org.tousaidants.core.territory.Point;

/// « Semaine de transports » — from every commune to every place, in one week of a timetable: the shortest
/// outward trip with a return on the same day and a stay of an hour during the opening hours. Departures and
/// returns are at quarters of an hour. Pure.
final class TransitWeek {
    private static final int QUARTER = 900;
    private static final int DAY = 86_400;
    private static final int EVENING = 18 * 3_600;
    private static final short NO_WAY_BACK = Short.MAX_VALUE;

    /// « Moment du trajet » — at any time of the week, in the evening, on Saturday.
    enum WeekPart {
        ANY("transit"),
        EVENING("transit-evening"),
        SATURDAY("transit-saturday");

        final String code;

        WeekPart(String code) {
            this.code = code;
        }
    }

    /// Minutes by moment, then by place, then by commune.
    record WeekMinutes(short[][][] all) {
        static WeekMinutes none(int doors, int homes) {
            var minutes = new short[WeekPart.values().length][doors][homes];
            for (var table : minutes) for (var row : table) Arrays.fill(row, TravelTimeSource.NONE);
            return new WeekMinutes(minutes);
        }

        short[][] at(WeekPart when) {
            return all[when.ordinal()];
        }
    }

    /// A place to go to.
    record Destination(Point at, OpeningHours hours) {}

    /// The possible stay: seconds of the day.
    private record StayWindow(WeekPart when, int opens, int closes) {}

    /// By quarter of an hour from `first` on and by home: the minute at which the return begins.
    private record ReturnTrips(int first, short[][] begins) {
        boolean leads(int seconds, int home, int closes) {
            var at = (seconds + QUARTER - 1) / QUARTER - first;
            return at >= 0 && at < begins.length && 60 * begins[at][home] <= closes + Timetable.LATE;
        }
    }

    private final Timetable.WalkableStops[] homes;
    private final Timetable.WalkableStops[] doors;

    private TransitWeek(Timetable timetable, List<CommuneOrigin> origins, List<Point> doors) {
        homes = origins.stream().map(one -> timetable.around(one.at())).toArray(Timetable.WalkableStops[]::new);
        this.doors = doors.stream().map(timetable::around).toArray(Timetable.WalkableStops[]::new);
    }

    /// Travel times of one day, with the same opening hours for all places; by place, then by commune.
    static short[][] minutes(
            Timetable.ServiceDay day, int opens, int closes, List<CommuneOrigin> origins, List<Point> doors) {
        var best = WeekMinutes.none(doors.size(), origins.size());
        var open = new LinkedHashSet<StayWindow>();
        add(open, new StayWindow(WeekPart.ANY, opens, closes));
        new TransitWeek(day.timetable(), origins, doors)
                .measure(day, Collections.nCopies(doors.size(), List.copyOf(open)), best);
        return best.at(WeekPart.ANY);
    }

    static WeekMinutes minutes(
            Timetable timetable, LocalDate monday, List<CommuneOrigin> origins, List<Destination> doors) {
        var best = WeekMinutes.none(doors.size(), origins.size());
        var week = new TransitWeek(
                timetable, origins, doors.stream().map(Destination::at).toList());
        var alike = new LinkedHashMap<Set<String>, List<LocalDate>>();
        for (var n = 0; n < 7; n++) {
            var day = monday.plusDays(n);
            if (!timetable.running(day).isEmpty())
                alike.computeIfAbsent(timetable.running(day), _ -> new ArrayList<>())
                        .add(day);
        }
        for (var days : alike.values()) {
            var windows = doors.stream().map(one -> windows(one.hours(), days)).toList();
            week.measure(timetable.on(days.getFirst()), windows, best);
        }
        return best;
    }

    private static List<StayWindow> windows(OpeningHours hours, List<LocalDate> days) {
        var windows = new LinkedHashSet<StayWindow>();
        for (var day : days)
            for (var span : hours.on(day)) {
                var opens = span.start().toLocalTime().toSecondOfDay();
                var closes = closes(span, day);
                add(windows, new StayWindow(WeekPart.ANY, opens, closes));
                add(windows, new StayWindow(WeekPart.EVENING, Math.max(opens, EVENING), closes));
                if (day.getDayOfWeek() == DayOfWeek.SATURDAY)
                    add(windows, new StayWindow(WeekPart.SATURDAY, opens, closes));
            }
        return List.copyOf(windows);
    }

    private static void add(Set<StayWindow> windows, StayWindow one) {
        if (one.opens() + TransitTravelTimes.STAY <= one.closes()) windows.add(one);
    }

    private static int closes(TimeSpan span, LocalDate day) {
        return span.end().toLocalDate().equals(day) ? span.end().toLocalTime().toSecondOfDay() : DAY;
    }

    private void measure(Timetable.ServiceDay day, List<List<StayWindow>> windows, WeekMinutes best) {
        var back = new ReturnTrips[doors.length];
        for (var p = 0; p < doors.length; p++)
            if (!windows.get(p).isEmpty() && doors[p].stops().length > 0) back[p] = back(day, doors[p], windows.get(p));
        for (var h = 0; h < homes.length; h++) {
            if (homes[h].stops().length == 0) continue;
            var runs = new int[DAY / QUARTER + 1][][];
            for (var p = 0; p < doors.length; p++) {
                if (back[p] == null) continue;
                for (var window : windows.get(p)) {
                    var row = best.at(window.when())[p];
                    var minutes = there(day, h, p, window, back[p], runs);
                    if (minutes != TravelTimeSource.NONE && (row[h] == TravelTimeSource.NONE || minutes < row[h]))
                        row[h] = minutes;
                }
            }
        }
    }

    private ReturnTrips back(Timetable.ServiceDay day, Timetable.WalkableStops door, List<StayWindow> windows) {
        var soonest = windows.stream().mapToInt(StayWindow::opens).min().orElseThrow() + TransitTravelTimes.STAY;
        var latest = windows.stream().mapToInt(StayWindow::closes).max().orElseThrow();
        var first = soonest / QUARTER;
        var begins = new short[(latest + QUARTER - 1) / QUARTER - first + 1][homes.length];
        var found = new int[2];
        for (var k = 0; k < begins.length; k++) {
            var run = day.from(door, (first + k) * QUARTER);
            for (var h = 0; h < homes.length; h++)
                begins[k][h] = day.to(run, homes[h], found) ? (short) ((found[1] + 59) / 60) : NO_WAY_BACK;
        }
        return new ReturnTrips(first, begins);
    }

    /// The shortest outward trip of one home, from the trips of that home already searched.
    private short there(
            Timetable.ServiceDay day, int home, int door, StayWindow window, ReturnTrips back, int[][][] runs) {
        var best = TravelTimeSource.NONE;
        var found = new int[2];
        for (var k = Math.max(0, window.opens() - Timetable.EARLY) / QUARTER;
                k * QUARTER + TransitTravelTimes.STAY <= window.closes();
                k++) {
            if (runs[k] == null) runs[k] = day.from(homes[home], k * QUARTER);
            if (!day.to(runs[k], doors[door], found)) break;
            var free = Math.max(found[0], window.opens()) + TransitTravelTimes.STAY;
            if (free > window.closes()) break;
            var whole = (found[0] - found[1] + 59) / 60;
            var minutes = TravelTimeSource.whole(whole);
            if (minutes == TravelTimeSource.NONE || best != TravelTimeSource.NONE && best <= minutes) continue;
            if (back.leads(free, home, window.closes())) best = minutes;
        }
        return best;
    }
}
