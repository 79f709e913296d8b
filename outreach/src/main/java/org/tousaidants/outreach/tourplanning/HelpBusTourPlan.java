package org.tousaidants.outreach.tourplanning;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.tousaidants.outreach.tourplanning.HelpBusTourCycle.DriverShiftBreach;

/// « Plan de cycle » — the visits of each day and vehicle, in order. The plan was found by the search or changed
/// manually.
///
/// @param cycle the vehicles, days and visits
/// @param shifts indexes of the visits by shift
/// @param left indexes of the visits without a day
record HelpBusTourPlan(HelpBusTourCycle cycle, int[][] shifts, List<Integer> left) {
    private static final int LAST_MINUTE = 24 * 60 - 1;

    /// « Raison d’un arrêt » — explains the position of a stop in the plan.
    ///
    /// @param key message key of the explanation
    /// @param minutes extra minutes of another position, or minutes by which the hours are violated
    /// @param day day of that other position, from 1
    /// @param vehicle vehicle of that other position
    record StopPlanningReason(String key, int minutes, int day, String vehicle) {}

    /// « Arrêt à l’heure » — a stop with its times.
    ///
    /// @param costs minutes on the road that the vehicle would save on this day without the stop
    record TimedStop(
            int visit,
            String commune,
            LocalTime arrives,
            LocalTime opens,
            LocalTime leaves,
            int costs,
            StopPlanningReason why,
            boolean pinned) {}

    /// « Journée d’un véhicule » — the stops of one vehicle on one day.
    ///
    /// @param number number of the day, from 1
    /// @param road minutes on the road
    /// @param home time of arrival at the base
    record VehicleDay(int shift, int number, String vehicle, List<TimedStop> stops, int road, LocalTime home) {}

    /// « Retouche » — the effect of one manual change: the minutes on the road before and after, and the
    /// violations of constraints that it creates and removes.
    record TourPlanChange(
            int visit, int before, int after, List<DriverShiftBreach> broken, List<DriverShiftBreach> mended) {}

    /// « Plan retouché » — the plan after a manual change, and the effect of the change.
    record ChangedTourPlan(HelpBusTourPlan plan, TourPlanChange change) {}

    static HelpBusTourPlan of(HelpBusTourCycle cycle, long seed) {
        var order = HelpBusTourPlanSearch.of(cycle, seed);
        return new HelpBusTourPlan(cycle, order.shifts(), order.left());
    }

    /// Reads a plan in the format of [#text()]. Returns empty if the stops, the vehicles or the announced
    /// passages have changed since the plan was written.
    ///
    /// @param text the plan
    static Optional<HelpBusTourPlan> read(HelpBusTourCycle cycle, String text) {
        var cells = text.split("/", 2);
        if (cells.length != 2 || !cells[0].equals(stamp(cycle))) return Optional.empty();
        var rows = cells[1].split("\\|", -1);
        if (rows.length != cycle.shifts()) return Optional.empty();
        var seen = new boolean[cycle.visits.size()];
        var shifts = new int[rows.length][];
        for (var shift = 0; shift < rows.length; shift++) {
            var order = IntStream.builder();
            for (var cell : rows[shift].split(",")) {
                if (cell.isEmpty()) continue;
                var visit = cell.matches("\\d{1,3}") ? Integer.parseInt(cell) : -1;
                if (visit < 0 || visit >= seen.length || seen[visit]) return Optional.empty();
                seen[visit] = true;
                order.add(visit);
            }
            shifts[shift] = order.build().toArray();
        }
        var left = IntStream.range(0, seen.length)
                .filter(visit -> !seen[visit])
                .boxed()
                .toList();
        var promised = left.stream().anyMatch(visit -> cycle.visits.get(visit).pinned());
        return promised ? Optional.empty() : Optional.of(new HelpBusTourPlan(cycle, shifts, left));
    }

    String text() {
        return Arrays.stream(shifts)
                .map(order -> Arrays.stream(order).mapToObj(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("|", stamp(cycle) + "/", ""));
    }

    private static String stamp(HelpBusTourCycle cycle) {
        var text = new StringBuilder()
                .append(cycle.days)
                .append(' ')
                .append(cycle.over)
                .append(cycle.estimated);
        for (var vehicle : cycle.vehicles)
            text.append(vehicle.name())
                    .append(vehicle.base().code())
                    .append(vehicle.hours())
                    .append(vehicle.pause())
                    .append(vehicle.setUp());
        for (var visit : cycle.visits)
            text.append(visit.commune().code())
                    .append(visit.minutes())
                    .append(visit.hours())
                    .append(visit.promised());
        var sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    int road() {
        return IntStream.range(0, shifts.length)
                .map(shift -> cycle.road(shift, shifts[shift]))
                .sum();
    }

    int used() {
        return (int) Arrays.stream(shifts).filter(order -> order.length > 0).count();
    }

    List<DriverShiftBreach> breaches() {
        return IntStream.range(0, shifts.length)
                .boxed()
                .flatMap(shift -> cycle.kept(shift, shifts[shift]).breaches().stream())
                .toList();
    }

    /// Returns the message key of the reason for which a visit has no day: water lies in between, no day could
    /// contain it even alone, or there are too few days.
    ///
    /// @param visit index of the visit
    String lacks(int visit) {
        return cycle.cutOff(visit)
                ? "planner.breach.no_way"
                : cycle.possible(visit) ? "planner.left.room" : "planner.left";
    }

    List<VehicleDay> days() {
        var days = new ArrayList<VehicleDay>();
        for (var day = 0; day < cycle.days; day++)
            for (var vehicle = 0; vehicle < cycle.vehicles.size(); vehicle++) {
                var shift = vehicle * cycle.days + day;
                if (shifts[shift].length > 0) days.add(day(shift));
            }
        return days;
    }

    private VehicleDay day(int shift) {
        var kept = cycle.kept(shift, shifts[shift]);
        var stops = new ArrayList<TimedStop>();
        for (var call : kept.calls()) {
            var visit = cycle.visits.get(call.visit());
            var costs = kept.road() - cycle.road(shift, HelpBusTourCycle.without(shifts[shift], call.visit()));
            stops.add(new TimedStop(
                    call.visit(),
                    visit.commune().name(),
                    clock(call.arrives()),
                    clock(call.opens()),
                    clock(call.leaves()),
                    costs,
                    why(shift, call.visit(), costs),
                    visit.pinned()));
        }
        return new VehicleDay(
                shift, cycle.day(shift) + 1, cycle.vehicle(shift).name(), stops, kept.road(), clock(kept.home()));
    }

    private StopPlanningReason why(int shift, int visit, int costs) {
        if (cycle.visits.get(visit).pinned()) return new StopPlanningReason("planner.why.promised", 0, 0, "");
        var rest = HelpBusTourCycle.without(shifts[shift], visit);
        var bare = cycle.road(shift, rest);
        var shortest = costs;
        for (var k = 0; k <= rest.length; k++)
            shortest = Math.min(shortest, cycle.road(shift, HelpBusTourCycle.with(rest, visit, k)) - bare);
        if (shortest < costs) return new StopPlanningReason("planner.why.hours", costs - shortest, 0, "");
        var least = Integer.MAX_VALUE;
        var where = -1;
        for (var other = 0; other < shifts.length; other++) {
            if (other == shift || !cycle.allowed(visit, other)) continue;
            var was = cycle.road(other, shifts[other]);
            for (var k = 0; k <= shifts[other].length; k++) {
                var order = HelpBusTourCycle.with(shifts[other], visit, k);
                var more = cycle.road(other, order) - was;
                if (more < least && cycle.holds(other, order)) {
                    least = more;
                    where = other;
                }
            }
        }
        if (where < 0) return new StopPlanningReason("planner.why.only", 0, 0, "");
        return new StopPlanningReason(
                least >= costs ? "planner.why.best" : "planner.why.apart",
                Math.abs(least - costs),
                cycle.day(where) + 1,
                cycle.vehicle(where).name());
    }

    /// Returns the plan after one visit was moved, with the effect of the move; empty if the move is not
    /// possible. An announced visit cannot be moved.
    ///
    /// @param gesture the move, such as « plus-tot 3 », « plus-tard 3 », « retirer 3 » or « deplacer 3 5 »
    Optional<ChangedTourPlan> after(String gesture) {
        var cells = gesture.split(" ");
        if (cells.length < 2 || !cells[1].matches("\\d{1,3}")) return Optional.empty();
        var visit = Integer.parseInt(cells[1]);
        if (visit >= cycle.visits.size() || cycle.visits.get(visit).pinned()) return Optional.empty();
        var moved = Arrays.stream(shifts).map(int[]::clone).toArray(int[][]::new);
        var out = new ArrayList<>(left);
        var shift = IntStream.range(0, moved.length)
                .filter(one -> Arrays.stream(moved[one]).anyMatch(there -> there == visit))
                .findFirst();
        switch (cells[0]) {
            case "plus-tot", "plus-tard" -> {
                if (shift.isEmpty()) return Optional.empty();
                var order = moved[shift.getAsInt()];
                var at = IntStream.range(0, order.length)
                        .filter(k -> order[k] == visit)
                        .findFirst()
                        .orElseThrow();
                var to = at + (cells[0].equals("plus-tot") ? -1 : 1);
                if (to < 0 || to >= order.length) return Optional.empty();
                order[at] = order[to];
                order[to] = visit;
            }
            case "retirer" -> {
                if (shift.isEmpty()) return Optional.empty();
                moved[shift.getAsInt()] = HelpBusTourCycle.without(moved[shift.getAsInt()], visit);
                out.add(visit);
            }
            case "deplacer" -> {
                var to = cells.length == 3 && cells[2].matches("\\d{1,3}") ? Integer.parseInt(cells[2]) : -1;
                if (to < 0 || to >= moved.length) return Optional.empty();
                if (shift.isPresent())
                    moved[shift.getAsInt()] = HelpBusTourCycle.without(moved[shift.getAsInt()], visit);
                moved[to] = HelpBusTourCycle.with(moved[to], visit, best(to, moved[to], visit));
                out.remove(Integer.valueOf(visit));
            }
            default -> {
                return Optional.empty();
            }
        }
        var plan = new HelpBusTourPlan(cycle, moved, List.copyOf(out));
        var was = breaches();
        var now = plan.breaches();
        return Optional.of(new ChangedTourPlan(
                plan, new TourPlanChange(visit, road(), plan.road(), beyond(now, was), beyond(was, now))));
    }

    private static List<DriverShiftBreach> beyond(List<DriverShiftBreach> some, List<DriverShiftBreach> others) {
        return some.stream()
                .filter(one -> others.stream()
                        .noneMatch(other -> other.kind() == one.kind()
                                && other.visit() == one.visit()
                                && (one.visit() >= 0 || other.shift() == one.shift())))
                .toList();
    }

    /// Returns the best position of a visit in a shift: the one with the fewest violated constraints, and among
    /// equal ones the one with the lowest cost.
    ///
    /// @param order indexes of the visits of the shift
    /// @param visit index of the visit
    private int best(int shift, int[] order, int visit) {
        var at = 0;
        var least = Integer.MAX_VALUE;
        for (var k = 0; k <= order.length; k++) {
            var kept = cycle.kept(shift, HelpBusTourCycle.with(order, visit, k));
            var cost = 100_000 * kept.breaches().size() + kept.road();
            if (cost < least) {
                least = cost;
                at = k;
            }
        }
        return at;
    }

    private static LocalTime clock(int minutes) {
        var shown = Math.min(LAST_MINUTE, minutes);
        return LocalTime.of(shown / 60, shown % 60);
    }
}
