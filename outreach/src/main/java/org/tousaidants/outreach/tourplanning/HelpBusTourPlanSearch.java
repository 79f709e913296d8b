package org.tousaidants.outreach.tourplanning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// « Recherche du cycle » — searches for the best plan of a cycle by large neighbourhood search: neighbouring visits
/// are removed from their days and inserted again at the lowest cost. The search maximises the number of visits,
/// then minimises the number of days, then the minutes on the road. Visits to communes with cancelled passages count
/// first. The result depends only on the seed.
final class HelpBusTourPlanSearch {
    static final int ITERATIONS = 3_000;
    private static final int OUTSIDE = 100_000;
    private static final int A_DAY = 20;
    private static final int TOO_NEAR = 10;
    private static final double PASSED_OVER = 0.02;
    private static final double HOT = 20;
    private static final double COLD = 0.5;
    private static final int MOST_REMOVED = 8;

    /// « Ordre » — the visits of each shift in order.
    ///
    /// @param shifts indexes of the visits by shift
    /// @param left unassigned visits
    record ShiftAssignment(int[][] shifts, List<Integer> left) {}

    private final HelpBusTourCycle cycle;
    private final SplittableRandom random;
    /// For each visit, the number of visits that the same line of the form asks for.
    private final int[] times;

    private int[][] shifts;
    private List<Integer> left = new ArrayList<>();

    private HelpBusTourPlanSearch(HelpBusTourCycle cycle, long seed) {
        this.cycle = cycle;
        random = new SplittableRandom(seed);
        shifts = new int[cycle.shifts()][0];
        times = cycle.visits.stream()
                .mapToInt(one -> (int) cycle.visits.stream()
                        .filter(other -> other.line() == one.line())
                        .count())
                .toArray();
    }

    static ShiftAssignment of(HelpBusTourCycle cycle, long seed) {
        return new HelpBusTourPlanSearch(cycle, seed).run();
    }

    private ShiftAssignment run() {
        var free = new ArrayList<Integer>();
        for (var visit = 0; visit < cycle.visits.size(); visit++) {
            var promised = cycle.visits.get(visit).promised();
            if (promised.isEmpty()) {
                free.add(visit);
                continue;
            }
            var shift = promised.get().vehicle() * cycle.days + promised.get().day();
            shifts[shift] = HelpBusTourCycle.with(shifts[shift], visit, shifts[shift].length);
        }
        for (var shift = 0; shift < shifts.length; shift++)
            shifts[shift] = Arrays.stream(shifts[shift])
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer visit) ->
                            cycle.visits.get(visit).hours().getFirst().from()))
                    .mapToInt(visit -> visit)
                    .toArray();
        place(free);
        var best = copy();
        var bestLeft = List.copyOf(left);
        var cost = cost();
        var least = cost;
        if (free.isEmpty()) return new ShiftAssignment(best, bestLeft);
        var near = new int[cycle.visits.size()][];
        for (var visit : free) {
            near[visit] = free.stream()
                    .sorted(Comparator.comparingInt((Integer other) -> cycle.way(visit, other))
                            .thenComparing(other -> other))
                    .mapToInt(other -> other)
                    .toArray();
        }
        for (var n = 0; n < ITERATIONS; n++) {
            var before = shifts.clone();
            var wasLeft = left;
            var out = new ArrayList<>(left);
            left = new ArrayList<>();
            var middle = near[free.get(random.nextInt(free.size()))];
            var many = 1 + random.nextInt(Math.min(MOST_REMOVED, free.size()));
            for (var k = 0; k < middle.length && many > 0; k++) {
                if (random.nextInt(3) == 0 || !remove(middle[k])) continue;
                out.add(middle[k]);
                many--;
            }
            place(out);
            var now = cost();
            var heat = HOT * Math.pow(COLD / HOT, n / (double) ITERATIONS);
            if (now < cost - heat * Math.log(random.nextDouble())) {
                cost = now;
                if (now < least) {
                    least = now;
                    best = copy();
                    bestLeft = List.copyOf(left);
                }
            } else {
                shifts = before;
                left = wasLeft;
            }
        }
        return new ShiftAssignment(best, bestLeft);
    }

    private int[][] copy() {
        return Arrays.stream(shifts).map(int[]::clone).toArray(int[][]::new);
    }

    private boolean remove(int visit) {
        for (var shift = 0; shift < shifts.length; shift++)
            for (var one : shifts[shift])
                if (one == visit) {
                    shifts[shift] = HelpBusTourCycle.without(shifts[shift], visit);
                    return true;
                }
        return false;
    }

    private void place(List<Integer> waiting) {
        var keys = IntStream.range(0, cycle.visits.size())
                .mapToDouble(
                        visit -> random.nextDouble() - cycle.visits.get(visit).missed())
                .toArray();
        for (int visit : waiting.stream()
                .sorted(Comparator.comparingDouble((Integer one) -> keys[one]))
                .toList()) {
            var least = Integer.MAX_VALUE;
            var where = -1;
            var at = 0;
            var seen = -1;
            var days = days(visit);
            for (var shift = 0; shift < shifts.length; shift++) {
                if (!cycle.allowed(visit, shift)) continue;
                // Two empty days of the same vehicle are equivalent, unless one of them is too near
                // another visit of the same line. Only one of the equivalent days is tried.
                if (shifts[shift].length == 0 && days.length == 0) {
                    if (seen == shift / cycle.days) continue;
                    seen = shift / cycle.days;
                }
                var more = near(days, cycle.day(shift), times[visit]);
                if (more < 0) continue;
                if (shifts[shift].length == 0) more += A_DAY;
                var was = cycle.road(shift, shifts[shift]);
                for (var k = 0; k <= shifts[shift].length; k++) {
                    var order = HelpBusTourCycle.with(shifts[shift], visit, k);
                    var costs = more + cycle.road(shift, order) - was;
                    if (costs >= least || random.nextDouble() < PASSED_OVER || !cycle.holds(shift, order)) continue;
                    least = costs;
                    where = shift;
                    at = k;
                }
            }
            if (where < 0) left.add(visit);
            else shifts[where] = HelpBusTourCycle.with(shifts[where], visit, at);
        }
    }

    /// Returns the days of those visits that the same line of the form asks for, without this visit.
    private int[] days(int visit) {
        if (times[visit] == 1) return new int[0];
        var line = cycle.visits.get(visit).line();
        return IntStream.range(0, shifts.length)
                .filter(shift -> Arrays.stream(shifts[shift])
                        .anyMatch(one -> cycle.visits.get(one).line() == line))
                .map(cycle::day)
                .toArray();
    }

    /// Returns the penalty for a day that is close to another visit of the same line; -1 if a visit is on the
    /// same day.
    ///
    /// @param days days of the other visits
    /// @param day the day
    /// @param times number of visits of the line
    private int near(int[] days, int day, int times) {
        if (days.length == 0) return 0;
        var wanted = cycle.days / times;
        var sum = 0;
        for (var other : days) {
            var apart = Math.abs(other - day);
            if (apart == 0) return -1;
            sum += TOO_NEAR * Math.max(0, wanted - apart);
        }
        return sum;
    }

    private double cost() {
        var sum = 0.0;
        for (var shift = 0; shift < shifts.length; shift++)
            if (shifts[shift].length > 0) sum += A_DAY + cycle.road(shift, shifts[shift]);
        for (int visit : left) sum += OUTSIDE * (1.0 + cycle.visits.get(visit).missed());
        for (var visit = 0; visit < times.length; visit++) {
            // Of several unassigned visits of one line of the form, only the first is tried, because the
            // remaining ones are equivalent.
            if (times[visit] == 1
                    || visit > 0
                            && cycle.visits.get(visit - 1).line()
                                    == cycle.visits.get(visit).line()) continue;
            var days = days(visit);
            for (var a = 0; a < days.length; a++)
                sum += Math.max(0, near(Arrays.copyOf(days, a), days[a], times[visit]));
        }
        return sum;
    }
}
