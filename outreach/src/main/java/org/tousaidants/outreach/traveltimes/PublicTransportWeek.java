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
import org.tousaidants.core.hours.OpenTimeSpan;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.GeoPoint;

/// « Semaine de transports » — computes the minutes from every commune to every place in one week of a timetable:
/// the shortest outward trip with a return on the same day and a stay of an hour during the opening hours.
/// Departures and returns are at quarters of an hour. It has no side effects.
final class PublicTransportWeek {
    private static final int QUARTER = 900;
    private static final int DAY = 86_400;
    private static final int EVENING = 18 * 3_600;
    private static final short NO_WAY_BACK = Short.MAX_VALUE;

    /// « Moment du trajet » — the part of the week in which a trip takes place: at any time, in the evening, or
    /// on Saturday.
    enum WeekPart {
        ANY("transit"),
        EVENING("transit-evening"),
        SATURDAY("transit-saturday");

        final String code;

        WeekPart(String code) {
            this.code = code;
        }
    }

    /// Minutes by part of the week, then by place, then by commune.
    record TransitMinutesOfWeek(short[][][] all) {
        static TransitMinutesOfWeek none(int doors, int homes) {
            var minutes = new short[WeekPart.values().length][doors][homes];
            for (var table : minutes) for (var row : table) Arrays.fill(row, TravelTimeSource.NONE);
            return new TransitMinutesOfWeek(minutes);
        }

        short[][] at(WeekPart when) {
            return all[when.ordinal()];
        }
    }

    /// A place that people travel to.
    record TransitDestination(GeoPoint at, OpeningHours hours) {}

    /// The period of a possible stay.
    ///
    /// @param when part of the week
    /// @param opens start in seconds of the day
    /// @param closes end in seconds of the day
    private record StayTimeWindow(WeekPart when, int opens, int closes) {}

    /// The return trips from a place to each home.
    ///
    /// @param first first quarter of an hour of the day
    /// @param begins by quarter of an hour and by home, the minute at which the return trip begins
    private record TransitReturnTrips(int first, short[][] begins) {
        boolean leads(int seconds, int home, int closes) {
            var at = (seconds + QUARTER - 1) / QUARTER - first;
            return at >= 0 && at < begins.length && 60 * begins[at][home] <= closes + PublicTransportTimetable.LATE;
        }
    }

    private final PublicTransportTimetable.WalkableStops[] homes;
    private final PublicTransportTimetable.WalkableStops[] doors;

    private PublicTransportWeek(
            PublicTransportTimetable timetable, List<CommuneTravelOrigin> origins, List<GeoPoint> doors) {
        homes = origins.stream()
                .map(one -> timetable.around(one.at()))
                .toArray(PublicTransportTimetable.WalkableStops[]::new);
        this.doors = doors.stream().map(timetable::around).toArray(PublicTransportTimetable.WalkableStops[]::new);
    }

    /// Returns the minutes of one day, by place and then by commune. All these places have the same opening
    /// hours.
    static short[][] minutes(
            PublicTransportTimetable.TimetableServiceDay day,
            int opens,
            int closes,
            List<CommuneTravelOrigin> origins,
            List<GeoPoint> doors) {
        var best = TransitMinutesOfWeek.none(doors.size(), origins.size());
        var open = new LinkedHashSet<StayTimeWindow>();
        add(open, new StayTimeWindow(WeekPart.ANY, opens, closes));
        new PublicTransportWeek(day.timetable(), origins, doors)
                .measure(day, Collections.nCopies(doors.size(), List.copyOf(open)), best);
        return best.at(WeekPart.ANY);
    }

    static TransitMinutesOfWeek minutes(
            PublicTransportTimetable timetable,
            LocalDate monday,
            List<CommuneTravelOrigin> origins,
            List<TransitDestination> doors) {
        var best = TransitMinutesOfWeek.none(doors.size(), origins.size());
        var week = new PublicTransportWeek(
                timetable, origins, doors.stream().map(TransitDestination::at).toList());
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

    private static List<StayTimeWindow> windows(OpeningHours hours, List<LocalDate> days) {
        var windows = new LinkedHashSet<StayTimeWindow>();
        for (var day : days)
            for (var span : hours.on(day)) {
                var opens = span.start().toLocalTime().toSecondOfDay();
                var closes = closes(span, day);
                add(windows, new StayTimeWindow(WeekPart.ANY, opens, closes));
                add(windows, new StayTimeWindow(WeekPart.EVENING, Math.max(opens, EVENING), closes));
                if (day.getDayOfWeek() == DayOfWeek.SATURDAY)
                    add(windows, new StayTimeWindow(WeekPart.SATURDAY, opens, closes));
            }
        return List.copyOf(windows);
    }

    private static void add(Set<StayTimeWindow> windows, StayTimeWindow one) {
        if (one.opens() + PublicTransportTravelTimes.STAY <= one.closes()) windows.add(one);
    }

    private static int closes(OpenTimeSpan span, LocalDate day) {
        return span.end().toLocalDate().equals(day) ? span.end().toLocalTime().toSecondOfDay() : DAY;
    }

    private void measure(
            PublicTransportTimetable.TimetableServiceDay day,
            List<List<StayTimeWindow>> windows,
            TransitMinutesOfWeek best) {
        var back = new TransitReturnTrips[doors.length];
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

    private TransitReturnTrips back(
            PublicTransportTimetable.TimetableServiceDay day,
            PublicTransportTimetable.WalkableStops door,
            List<StayTimeWindow> windows) {
        var soonest =
                windows.stream().mapToInt(StayTimeWindow::opens).min().orElseThrow() + PublicTransportTravelTimes.STAY;
        var latest = windows.stream().mapToInt(StayTimeWindow::closes).max().orElseThrow();
        var first = soonest / QUARTER;
        var begins = new short[(latest + QUARTER - 1) / QUARTER - first + 1][homes.length];
        var found = new int[2];
        for (var k = 0; k < begins.length; k++) {
            var run = day.from(door, (first + k) * QUARTER);
            for (var h = 0; h < homes.length; h++)
                begins[k][h] = day.to(run, homes[h], found) ? (short) ((found[1] + 59) / 60) : NO_WAY_BACK;
        }
        return new TransitReturnTrips(first, begins);
    }

    /// Returns the minutes of the shortest outward trip from one home to a place. Only trips of this home that
    /// were already searched are compared.
    private short there(
            PublicTransportTimetable.TimetableServiceDay day,
            int home,
            int door,
            StayTimeWindow window,
            TransitReturnTrips back,
            int[][][] runs) {
        var best = TravelTimeSource.NONE;
        var found = new int[2];
        for (var k = Math.max(0, window.opens() - PublicTransportTimetable.EARLY) / QUARTER;
                k * QUARTER + PublicTransportTravelTimes.STAY <= window.closes();
                k++) {
            if (runs[k] == null) runs[k] = day.from(homes[home], k * QUARTER);
            if (!day.to(runs[k], doors[door], found)) break;
            var free = Math.max(found[0], window.opens()) + PublicTransportTravelTimes.STAY;
            if (free > window.closes()) break;
            var whole = (found[0] - found[1] + 59) / 60;
            var minutes = TravelTimeSource.whole(whole);
            if (minutes == TravelTimeSource.NONE || best != TravelTimeSource.NONE && best <= minutes) continue;
            if (back.leads(free, home, window.closes())) best = minutes;
        }
        return best;
    }
}
