package org.tousaidants.outreach.vehiclerouting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// « Défaire et refaire » — solves a routing problem by slack induction by string removals (Christiaens and Vanden
/// Berghe, SISR, 2020): strings of neighbouring stops are removed from their tours and reinserted greedily, with
/// positions skipped at random. The search first minimises the number of vehicles, then the distance.
public final class VehicleRoutingSearch {
    private static final double REMOVED = 10;
    private static final double LONGEST_STRING = 10;
    private static final double PASSED_OVER = 0.01;
    private static final double SPLIT = 0.5;
    private static final double KEPT_MORE = 0.5;
    private static final double HOT = 60;
    private static final double COLD = 0.5;
    private static final double SPARING = 0.45;
    private static final double SPARING_HEAT = 30;
    private static final double LATE = 1e-9;
    private static final double[] MEETINGS = {0.6, 0.8, 0.92, 1};
    /// Cost of reading the cached result of a tour, in evaluated positions. The constant after it is the fixed
    /// cost of one attempt. Both reduce the budget of a search.
    private static final int KNOWN = 2;

    private static final int TRY = 80;

    private final VehicleRoutingProblem problem;
    private final SplittableRandom random;
    private final int[][] neighbours;
    /// Distances and travel times from stop to stop, indexed by destination first, so that the inner loop reads
    /// one row of memory.
    private final double[][] wayTo;

    private final double[][] timeTo;
    private final int stops;

    private final double scale;
    private VehicleRouteTimes[] routes = new VehicleRouteTimes[0];
    private int[] where;
    private final int[] missed;
    /// The stops without a tour. They are the first `outside` elements of the array.
    private int[] absent;
    private int outside;
    private final double[] key;
    /// Number of positions evaluated so far. It limits the search if the number of iterations is not limited.
    private long looked;

    private VehicleRoutingSearch(VehicleRoutingProblem problem, long seed) {
        this.problem = problem;
        random = new SplittableRandom(seed);
        stops = problem.stops();
        where = new int[stops];
        missed = new int[stops];
        absent = new int[stops];
        key = new double[stops];
        scale = measured();
        wayTo = turned(problem.way());
        timeTo = problem.time() == problem.way() ? wayTo : turned(problem.time());
        neighbours = new int[stops][];
        for (var i = 1; i < stops; i++) {
            var row = problem.way()[i];
            neighbours[i] = IntStream.range(1, stops)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> row[j]).thenComparing(j -> j))
                    .mapToInt(j -> j)
                    .toArray();
        }
    }

    private static double[][] turned(double[][] table) {
        var turned = new double[table.length][table.length];
        for (var i = 0; i < table.length; i++) for (var j = 0; j < table.length; j++) turned[j][i] = table[i][j];
        return turned;
    }

    public static VehicleRoutingSolution solve(VehicleRoutingProblem problem, long seed, int iterations) {
        return new VehicleRoutingSearch(problem, seed).run(iterations, Long.MAX_VALUE);
    }

    /// Returns the best solution that is found within a budget. The budget is a number of evaluated positions
    /// and not of iterations, because an iteration takes longer if tours are longer.
    ///
    /// @param looked the budget
    public static VehicleRoutingSolution within(VehicleRoutingProblem problem, long seed, long looked) {
        return new VehicleRoutingSearch(problem, seed).run(Integer.MAX_VALUE, looked);
    }

    /// Returns the better solution of two searches with different seeds. First both minimise the number of
    /// vehicles, then both continue from the plan with the fewest vehicles. At each synchronisation, both
    /// continue from the shorter plan. The result depends only on the seed.
    ///
    /// @param looked budget, as a number of evaluated positions
    public static VehicleRoutingSolution better(VehicleRoutingProblem problem, long seed, long looked) {
        var first = new VehicleRoutingSearch(problem, 2 * seed);
        var two = new VehicleRoutingSearch(problem, 2 * seed + 1);
        both(() -> first.begin(Integer.MAX_VALUE, looked), () -> two.begin(Integer.MAX_VALUE, looked));
        if (two.routes.length < first.routes.length) first.stand(copy(two.routes));
        else if (first.routes.length < two.routes.length) two.stand(copy(first.routes));
        first.settle(Integer.MAX_VALUE, looked);
        two.settle(Integer.MAX_VALUE, looked);
        for (var until : MEETINGS) {
            both(() -> first.cool(Integer.MAX_VALUE, looked, until), () -> two.cool(Integer.MAX_VALUE, looked, until));
            if (two.bestCost < first.bestCost) first.follow(two);
            else if (first.bestCost < two.bestCost) two.follow(first);
        }
        first.stand(first.best);
        return first.told();
    }

    private static void both(Runnable one, Runnable two) {
        var other = CompletableFuture.runAsync(two);
        one.run();
        other.join();
    }

    private VehicleRoutingSolution run(int iterations, long most) {
        begin(iterations, most);
        shorten(iterations, most);
        return told();
    }

    private void begin(int iterations, long most) {
        Arrays.fill(where, -1);
        for (var stop = 1; stop < stops; stop++) if (problem.reachable(stop)) absent[outside++] = stop;
        recreate(true);
        spare((int) (iterations * SPARING), (long) (most * SPARING));
    }

    private VehicleRoutingSolution told() {
        return new VehicleRoutingSolution(
                Arrays.stream(routes)
                        .filter(route -> route.size > 0)
                        .map(route -> Arrays.copyOf(route.stops, route.size))
                        .toList(),
                cost(),
                IntStream.range(1, stops)
                        .filter(stop -> !problem.reachable(stop))
                        .boxed()
                        .toList());
    }

    /// Returns the fraction of the budget that is used, from 0 to 1. The budget is a number of iterations, or a
    /// number of evaluated positions if the number of iterations is not limited.
    ///
    /// @param most number of evaluated positions
    private double spent(int iterations, long most) {
        return Math.max((double) done / Math.max(1, iterations), (double) looked / Math.max(1, most));
    }

    private int done;
    /// The shortest plan found so far, the current plan, and the plan at the start of the phase.
    private VehicleRouteTimes[] best = new VehicleRouteTimes[0];

    /// Whether the search is minimising the distance. The costs of unchanged tours are cached only then, and not
    /// while the number of vehicles is minimised.
    private boolean cooling;

    private double bestCost;
    private double cost;
    private double from;

    private double heat(double share) {
        return HOT * Math.pow(COLD / HOT, share) * scale;
    }

    /// Minimises the number of vehicles. It dissolves one tour and inserts its stops into the remaining tours; a
    /// stop that has been without a tour more often counts more.
    ///
    /// @param iterations maximum number of iterations
    /// @param most maximum number of evaluated positions
    private void spare(int iterations, long most) {
        var spared = copy(routes);
        while (spent(iterations, most) < 1 && routes.length > leastVehicles()) {
            breakUp();
            var standing = cost();
            var heat = SPARING_HEAT * scale;
            for (; outside > 0; done++) {
                if (done % 100 == 0 && spent(iterations, most) >= 1) break;
                var before = routes.clone();
                var wasWhere = where.clone();
                var wasAbsent = Arrays.copyOf(absent, outside);
                var wasSum = sum();
                touched = new boolean[routes.length];
                ruin();
                recreate(false);
                var now = cost();
                var taken = sum() < wasSum || sum() == wasSum && now < standing - heat * Math.log(random.nextDouble());
                for (var k = 0; k < outside; k++) missed[absent[k]]++;
                if (taken) standing = now;
                else {
                    routes = before;
                    where = wasWhere;
                    outside = wasAbsent.length;
                    System.arraycopy(wasAbsent, 0, absent, 0, outside);
                }
                touched = new boolean[0];
            }
            if (outside == 0) spared = copy(routes);
        }
        stand(spared);
    }

    private void stand(VehicleRouteTimes[] plan) {
        routes = plan;
        outside = 0;
        Arrays.fill(where, -1);
        for (var r = 0; r < routes.length; r++) for (var k = 0; k < routes[r].size; k++) where[routes[r].stops[k]] = r;
    }

    private int leastVehicles() {
        var sum = 0.0;
        for (var stop = 1; stop < stops; stop++) if (where[stop] >= 0) sum += problem.demand()[stop];
        return Math.max(1, (int) Math.ceil(sum / problem.capacity() - 1e-9));
    }

    private long sum() {
        var sum = 0L;
        for (var k = 0; k < outside; k++) sum += 1 + missed[absent[k]];
        return sum;
    }

    private void breakUp() {
        var at = 0;
        var least = Long.MAX_VALUE;
        for (var r = 0; r < routes.length; r++) {
            var sum = 0L;
            for (var k = 0; k < routes[r].size; k++) sum += 1 + missed[routes[r].stops[k]];
            if (sum < least) {
                least = sum;
                at = r;
            }
        }
        for (var k = 0; k < routes[at].size; k++) leave(routes[at].stops[k]);
        var kept = new VehicleRouteTimes[routes.length - 1];
        for (int r = 0, n = 0; r < routes.length; r++) if (r != at) kept[n++] = routes[r];
        routes = kept;
        for (var r = 0; r < routes.length; r++) for (var k = 0; k < routes[r].size; k++) where[routes[r].stops[k]] = r;
    }

    private void leave(int stop) {
        where[stop] = -1;
        absent[outside++] = stop;
    }

    private void shorten(int iterations, long most) {
        settle(iterations, most);
        cool(iterations, most, 1);
        stand(best);
    }

    /// Sets the first plan of the distance phase.
    private void settle(int iterations, long most) {
        best = copy(routes);
        bestCost = cost();
        cost = bestCost;
        cooling = true;
        from = Math.min(0.999, spent(iterations, most));
    }

    /// Continues from the plan of another search, if that plan is shorter.
    private void follow(VehicleRoutingSearch other) {
        stand(copy(other.best));
        best = copy(routes);
        bestCost = other.bestCost;
        cost = bestCost;
    }

    /// Minimises the distance by simulated annealing, until a fraction of the budget is used.
    ///
    /// @param until the fraction, from 0 to 1
    private void cool(int iterations, long most, double until) {
        var heat = heat(0);
        for (var step = 0; ; done++, step++) {
            if (step % 100 == 0) {
                var share = (spent(iterations, most) - from) / (1 - from);
                if (share >= until) break;
                heat = heat(share);
            }
            var before = routes.clone();
            var wasWhere = where.clone();
            // Tours are copied before a change, so that the previous plan remains unchanged.
            touched = new boolean[routes.length];
            ruin();
            recreate(false);
            var now = cost();
            if (outside == 0 && now < cost - heat * Math.log(random.nextDouble())) {
                cost = now;
                if (now < bestCost - 1e-9) {
                    bestCost = now;
                    best = copy(routes);
                }
            } else {
                routes = before;
                where = wasWhere;
                outside = 0;
            }
            touched = new boolean[0];
        }
    }

    /// Returns the factor by which the published temperatures of the annealing are multiplied. They are suitable
    /// for distances of about 35; for other distances the factor is the ratio of the mean distance.
    private double measured() {
        var sum = 0.0;
        for (var i = 1; i < stops; i++) sum += problem.way()[0][i];
        return Math.max(1e-9, sum / Math.max(1, stops - 1) / 35);
    }

    /// Marks the tours that were copied in the current step. The array is empty outside a step, when tours are
    /// changed in place.
    private boolean[] touched = new boolean[0];

    private VehicleRouteTimes mine(int r) {
        if (r < touched.length && !touched[r]) {
            touched[r] = true;
            routes[r] = new VehicleRouteTimes(routes[r]);
        }
        return routes[r];
    }

    private double cost() {
        var sum = 0.0;
        for (var route : routes) if (route.size > 0) sum += route.distance();
        return sum;
    }

    private static VehicleRouteTimes[] copy(VehicleRouteTimes[] routes) {
        return Arrays.stream(routes)
                .filter(route -> route.size > 0)
                .map(VehicleRouteTimes::new)
                .toArray(VehicleRouteTimes[]::new);
    }

    private void ruin() {
        looked += TRY;
        var mean = 0.0;
        var used = 0;
        for (var route : routes)
            if (route.size > 0) {
                mean += route.size;
                used++;
            }
        if (used == 0) return;
        mean /= used;
        var longest = Math.min(LONGEST_STRING, mean);
        var most = 4 * REMOVED / (1 + longest) - 1;
        var strings = (int) (random.nextDouble() * most + 1);
        var done = new boolean[routes.length];
        var seed = 1 + random.nextInt(stops - 1);
        for (var stop : neighbours[seed]) {
            if (strings <= 0) break;
            var r = where[stop];
            if (r < 0 || done[r]) continue;
            done[r] = true;
            strings--;
            var length = (int) (random.nextDouble() * Math.min(routes[r].size, longest) + 1);
            cut(r, stop, Math.min(length, routes[r].size));
        }
    }

    private void cut(int r, int stop, int length) {
        var route = mine(r);
        var at = route.position(stop);
        var held = 0;
        if (length > 1 && length < route.size && random.nextDouble() < SPLIT) {
            held = 1;
            while (length + held < route.size && random.nextDouble() > KEPT_MORE) held++;
        }
        var whole = length + held;
        var lowest = Math.max(0, at - whole + 1);
        var highest = Math.min(at, route.size - whole);
        var from = lowest + random.nextInt(highest - lowest + 1);
        var heldFrom = held == 0 ? from + whole : from + random.nextInt(length + 1);
        var n = 0;
        for (var k = 0; k < route.size; k++) {
            var out = k >= from && k < from + whole && !(k >= heldFrom && k < heldFrom + held);
            if (out) {
                route.load -= problem.demand()[route.stops[k]];
                leave(route.stops[k]);
            } else route.stops[n++] = route.stops[k];
        }
        route.size = n;
        route.refresh();
    }

    private void recreate(boolean mayAdd) {
        sort();
        var waiting = outside;
        outside = 0;
        for (var w = 0; w < waiting; w++) {
            // The array contains first the unassigned stops, then the evaluated stops.
            var stop = absent[w];
            var demand = problem.demand()[stop];
            // Four rows of memory contain all data of a position between two stops.
            var due = problem.due()[stop] + LATE;
            var opens = problem.ready()[stop];
            var service = problem.service()[stop];
            var ready = opens + service;
            double[] to = wayTo[stop], from = problem.way()[stop];
            double[] timeTo = this.timeTo[stop], timeFrom = problem.time()[stop];
            var best = Double.POSITIVE_INFINITY;
            var bestRoute = -1;
            var bestAt = 0;
            for (var r = 0; r < routes.length; r++) {
                var route = routes[r];
                if (route.load + demand > problem.capacity()) continue;
                if (cooling && r < touched.length && !touched[r]) {
                    // The positions of an unchanged tour are evaluated once and cached. A cached
                    // position is skipped at random with the same probability with which it
                    // would be skipped in an evaluation.
                    if (!route.known(stop)) lookThrough(route, stop);
                    looked += KNOWN;
                    var rank = random.nextDouble() >= PASSED_OVER ? 0 : random.nextDouble() >= PASSED_OVER ? 1 : 2;
                    if (rank < 2 && route.cheapest(stop, rank) < best) {
                        best = route.cheapest(stop, rank);
                        bestRoute = r;
                        bestAt = route.position(stop, rank);
                    }
                    continue;
                }
                looked += route.size + 1;
                double[] leaves = route.leaves, late = route.late, leg = route.leg;
                var size = route.size;
                var calls = route.stops;
                var before = 0;
                for (var k = 0; k <= size; k++) {
                    // The loop ends here, because the stop would also be too late at all later
                    // positions.
                    if (leaves[k] > due) break;
                    var after = k == size ? 0 : calls[k];
                    if (late[k + 1] >= ready) {
                        var more = to[before] + from[after] - leg[k];
                        if (more < best) {
                            var arrives = leaves[k] + timeTo[before];
                            if (arrives <= due
                                    && Math.max(arrives, opens) + service + timeFrom[after] <= late[k + 1] + LATE
                                    && random.nextDouble() >= PASSED_OVER) {
                                best = more;
                                bestRoute = r;
                                bestAt = k;
                            }
                        }
                    }
                    before = after;
                }
            }
            if (bestRoute >= 0) {
                mine(bestRoute).insert(stop, bestAt);
                where[stop] = bestRoute;
            } else if (mayAdd) {
                var empty = -1;
                for (var r = 0; r < routes.length; r++) if (routes[r].size == 0) empty = r;
                if (empty < 0) {
                    empty = routes.length;
                    routes = Arrays.copyOf(routes, empty + 1);
                    routes[empty] = new VehicleRouteTimes(problem);
                    mine(empty).insert(stop, 0);
                } else mine(empty).insert(stop, 0);
                where[stop] = empty;
            } else absent[outside++] = stop;
        }
    }

    /// Finds the two cheapest positions of a stop in a tour.
    private void lookThrough(VehicleRouteTimes route, int stop) {
        looked += route.size + 1;
        var due = problem.due()[stop] + LATE;
        var opens = problem.ready()[stop];
        var service = problem.service()[stop];
        double[] to = wayTo[stop], from = problem.way()[stop];
        double[] timeTo = this.timeTo[stop], timeFrom = problem.time()[stop];
        double[] leaves = route.leaves, late = route.late, leg = route.leg;
        double first = Double.POSITIVE_INFINITY, second = Double.POSITIVE_INFINITY;
        int firstAt = 0, secondAt = 0;
        var before = 0;
        for (var k = 0; k <= route.size; k++) {
            if (leaves[k] > due) break;
            var after = k == route.size ? 0 : route.stops[k];
            if (late[k + 1] >= opens + service) {
                var more = to[before] + from[after] - leg[k];
                var arrives = leaves[k] + timeTo[before];
                if (more < second
                        && arrives <= due
                        && Math.max(arrives, opens) + service + timeFrom[after] <= late[k + 1] + LATE) {
                    if (more < first) {
                        second = first;
                        secondAt = firstAt;
                        first = more;
                        firstAt = k;
                    } else {
                        second = more;
                        secondAt = k;
                    }
                }
            }
            before = after;
        }
        route.know(stop, 0, first, firstAt);
        route.know(stop, 1, second, secondAt);
    }

    private void sort() {
        var kind = random.nextInt(11);
        for (var k = 0; k < outside; k++) {
            var stop = absent[k];
            key[stop] = switch (kind) {
                case 0, 1, 2, 3 -> random.nextDouble();
                case 4, 5 -> -problem.demand()[stop];
                case 6 -> -problem.way()[0][stop];
                case 7 -> problem.way()[0][stop];
                case 8 -> problem.due()[stop] - problem.ready()[stop];
                case 9 -> problem.ready()[stop];
                default -> -problem.due()[stop];
            };
        }
        // Insertion sort is used, because only few stops are without a tour.
        for (var k = 1; k < outside; k++) {
            var stop = absent[k];
            var at = k;
            for (; at > 0 && key[absent[at - 1]] > key[stop]; at--) absent[at] = absent[at - 1];
            absent[at] = stop;
        }
    }
}
