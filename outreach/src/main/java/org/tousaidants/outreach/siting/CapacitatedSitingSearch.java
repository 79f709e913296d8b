package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// « Recherche à places comptées » — solves the siting problem with capacities by Lagrangian relaxation and branch
/// and bound. A price for each client makes the sites independent; each site takes the people with the highest gain
/// until it is full, which gives a bound. Sites that cannot be in a better plan are fixed, and the search branches
/// on the others. If sites have prices, the bound may open the last site in part. It is deterministic.
public final class CapacitatedSitingSearch {
    private static final int STEPS = 400;
    private static final int QUICK_STEPS = 250;
    private static final int BRANCH_STEPS = 60;
    private static final int EVERY = 12;
    private static final int PATIENCE = 10;
    private static final int SWAPPED = 12;
    private static final int NODES = 400;
    /// Relative gap below which a plan counts as optimal.
    private static final double EXACT = 1e-6;

    private final CapacitatedSitingProblem problem;
    private final double tolerance;
    private final int clients;
    private final int sites;
    /// For each site, the clients who may use it, sorted by cost.
    private final int[][] near;
    private final Map<String, Double> known = new HashMap<>();

    /// The gain of each candidate site at the prices of the last branch, as a negative number. The chosen sites
    /// are stored with their gains.
    private final double[] worth;

    private final int[] gaining;
    private final double[] gain;
    private int[] chosen = new int[0];
    /// Whether the last bound was computed with the budget. If so, `rate` is the gain of one more unit of money,
    /// as a negative number.
    private boolean byPrice;

    private double rate;
    /// The bound that was computed at the root of the search tree.
    private double root = Double.NEGATIVE_INFINITY;
    private int[] bestSites = new int[0];
    private double best = Double.POSITIVE_INFINITY;

    private CapacitatedSitingSearch(CapacitatedSitingProblem problem, double tolerance) {
        this.problem = problem;
        this.tolerance = tolerance;
        clients = problem.people().length;
        sites = problem.sites();
        near = new int[sites][];
        worth = new double[sites];
        gaining = new int[clients];
        gain = new double[clients];
        for (var j = 0; j < sites; j++) {
            var site = j;
            near[j] = IntStream.range(0, clients)
                    .filter(i -> problem.cost()[i][site] < problem.unserved() && problem.people()[i] > 0)
                    .toArray();
        }
    }

    /// Returns a plan that is proven optimal, or the best plan after the maximum number of search nodes.
    public static SiteMedianSolution solve(CapacitatedSitingProblem problem) {
        return solve(problem, EXACT, NODES);
    }

    /// Returns a plan whose gap to the bound is at most the tolerance, or the best plan after a number of nodes.
    ///
    /// @param tolerance sufficient gap, as a fraction of the cost
    /// @param nodes maximum number of search nodes
    public static SiteMedianSolution solve(CapacitatedSitingProblem problem, double tolerance, int nodes) {
        return new CapacitatedSitingSearch(problem, tolerance).plan(STEPS, nodes);
    }

    /// Returns a plan quickly, with a weaker bound.
    public static SiteMedianSolution quick(CapacitatedSitingProblem problem) {
        return new CapacitatedSitingSearch(problem, EXACT).plan(QUICK_STEPS, 0);
    }

    private SiteMedianSolution plan(int steps, int nodes) {
        var bound = run(steps, nodes);
        // The bound is reduced by the tolerance. A branch that was ignored may contain a plan that is
        // cheaper, but by no more than the tolerance.
        var proven = Math.max(root, Math.min(bound, tolerance > EXACT ? best * (1 - tolerance) : best));
        return new SiteMedianSolution(bestSites, best, Math.min(best, proven));
    }

    /// Returns, for each client, the mean number of minutes of its people if these sites are open.
    ///
    /// @param minutes minutes by client, then by site
    /// @param nobody minutes of a person who is not received
    public static double[] minutes(CapacitatedSitingProblem problem, int[] open, double[][] minutes, double nobody) {
        var sharing = new PeopleToSiteAllocation(problem, open);
        return IntStream.range(0, problem.people().length)
                .mapToDouble(i -> sharing.mean(i, minutes, nobody))
                .toArray();
    }

    /// Returns the number of people who are not received with these open sites.
    public static long unserved(CapacitatedSitingProblem problem, int[] open) {
        return Math.round(new PeopleToSiteAllocation(problem, open).unserved());
    }

    /// « Branche » — one node of the search tree.
    ///
    /// @param open sites that are fixed open
    /// @param free sites that may open or not
    /// @param price price by client
    private record SitingSearchNode(int[] open, int[] free, double[] price) {}

    private double run(int steps, int nodes) {
        var kept = IntStream.range(0, sites).filter(j -> problem.kept()[j]).toArray();
        var free = IntStream.range(0, sites)
                .filter(j -> !problem.kept()[j] && !problem.forbidden()[j])
                .toArray();
        // The first prices are the marginal costs (dual values) for the fixed sites alone. Later the prices
        // are those of the best plan.
        var root = payable(new SitingSearchNode(kept, free, new PeopleToSiteAllocation(problem, kept).prices()));
        var lowest = lower(root, steps);
        root = payable(new SitingSearchNode(kept, free, new PeopleToSiteAllocation(problem, bestSites).prices()));
        lowest = Math.max(lowest, lower(root, steps));
        this.root = lowest;
        swap();
        return Math.max(lowest, branch(root, lowest, new int[] {nodes}));
    }

    /// Searches one branch and returns its lower bound. The search branches on the free site with the highest
    /// gain: first the site is open, then closed.
    ///
    /// @param known bound that is already known
    /// @param left number of search nodes that are left
    private double branch(SitingSearchNode whole, double known, int[] left) {
        var current = payable(whole);
        if (current.open().length == problem.open() || current.free().length == 0) {
            take(current.open());
            return Double.POSITIVE_INFINITY;
        }
        var candidates = IntStream.concat(IntStream.of(current.open()), IntStream.of(current.free()))
                .sorted()
                .toArray();
        if (payable(candidates)) {
            take(candidates);
            return Double.POSITIVE_INFINITY;
        }
        var bound = Math.max(known, lower(current, BRANCH_STEPS));
        if (closed(bound)) return Double.POSITIVE_INFINITY;
        if (left[0]-- <= 0) return bound;
        var value = value(current, Optional.empty());
        var ranked = ranked(current.free());
        var room = Math.min(ranked.length, problem.open() - current.open().length);
        var last = worth[ranked[room - 1]];
        var next = room < ranked.length ? worth[ranked[room]] : 0;
        var open = IntStream.builder();
        var free = IntStream.builder();
        for (var r = 0; r < ranked.length; r++) {
            var j = ranked[r];
            // The amount by which the bound rises if this site opens, and the amount if it stays closed.
            var with = byPrice ? worth[j] - rate * problem.purse().price()[j] : r >= room ? worth[j] - last : 0;
            var without = byPrice ? -with : r < room ? next - worth[j] : 0;
            if (with > 0 && closed(value + with)) continue;
            if (without > 0 && closed(value + without)) open.add(j);
            else free.add(j);
        }
        var fixed = IntStream.concat(IntStream.of(current.open()), open.build())
                .sorted()
                .toArray();
        var may = free.build().toArray();
        if (fixed.length > current.open().length || may.length < current.free().length)
            return branch(new SitingSearchNode(fixed, may, current.price()), bound, left);
        var at = may[0];
        var rest = Arrays.copyOfRange(may, 1, may.length);
        var with = branch(
                new SitingSearchNode(
                        IntStream.concat(IntStream.of(fixed), IntStream.of(at))
                                .sorted()
                                .toArray(),
                        rest,
                        current.price().clone()),
                bound,
                left);
        var without = branch(new SitingSearchNode(fixed, rest, current.price().clone()), bound, left);
        return Math.min(with, without);
    }

    private SitingSearchNode payable(SitingSearchNode here) {
        var left = problem.purse().left(here.open());
        return new SitingSearchNode(
                here.open(),
                IntStream.of(here.free())
                        .filter(j -> problem.purse().price()[j] <= left)
                        .toArray(),
                here.price());
    }

    private boolean payable(int[] open) {
        return open.length <= problem.open() && problem.purse().left(open) >= 0;
    }

    private boolean closed(double bound) {
        return bound >= best * (1 - tolerance);
    }

    /// Returns the free sites sorted by gain; if sites have prices, by gain per price.
    private int[] ranked(int[] free) {
        return Arrays.stream(free)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> perPrice(j)).thenComparing(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }

    /// Returns the lower bound at the prices of a branch. If `served` is given, also adds up there how many
    /// people of each client the chosen sites receive.
    private double value(SitingSearchNode here, Optional<double[]> served) {
        var price = here.price();
        var sum = 0.0;
        for (var i = 0; i < clients; i++) sum += price[i] * problem.people()[i];
        for (var j : here.open()) sum += worth(j, price, served, 1);
        for (var j : here.free()) worth[j] = worth(j, price, Optional.empty(), 1);
        var ranked = ranked(here.free());
        var room = Math.min(ranked.length, problem.open() - here.open().length);
        byPrice = problem.purse().counts();
        chosen = byPrice ? bought(here, ranked, room) : joined(here.open(), ranked, room);
        if (!byPrice) {
            for (var r = 0; r < room; r++) {
                sum += worth[ranked[r]];
                if (served.isPresent()) worth(ranked[r], price, served, 1);
            }
            return sum;
        }
        // The last site within the budget is opened in part, because no choice of complete sites can gain
        // more than this. The maximum number of sites gives another bound.
        rate = 0;
        var left = problem.purse().left(here.open());
        for (var j : ranked) {
            if (worth[j] >= 0) break;
            var asks = problem.purse().price()[j];
            var part = asks <= left ? 1 : Math.max(0, left / asks);
            sum += part * worth[j];
            if (served.isPresent()) worth(j, price, served, part);
            left -= part * asks;
            if (part < 1) {
                rate = worth[j] / asks;
                break;
            }
        }
        return sum;
    }

    private static int[] joined(int[] open, int[] more, int many) {
        return IntStream.concat(IntStream.of(open), IntStream.of(more).limit(many))
                .sorted()
                .toArray();
    }

    /// Returns the sites that can be opened completely within the budget, in the order of their gain.
    ///
    /// @param ranked sites sorted by gain
    /// @param room number of sites that may still open
    private int[] bought(SitingSearchNode here, int[] ranked, int room) {
        var left = problem.purse().left(here.open());
        var some = IntStream.builder();
        var n = 0;
        for (var j : ranked) {
            if (n == room || problem.purse().price()[j] > left) continue;
            left -= problem.purse().price()[j];
            some.add(j);
            n++;
        }
        return IntStream.concat(IntStream.of(here.open()), some.build())
                .sorted()
                .toArray();
    }

    private double perPrice(int j) {
        var asks = problem.purse().price()[j];
        if (!problem.purse().counts()) return worth[j];
        return asks > 0 ? worth[j] / asks : worth[j] < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /// Improves the prices of a branch step by step and returns the highest lower bound. The price rises for a
    /// client whose people are not received, and falls for a client whose people are received twice (subgradient
    /// method).
    private double lower(SitingSearchNode here, int steps) {
        var price = here.price();
        var kept = price.clone();
        var bound = Double.NEGATIVE_INFINITY;
        var step = 1.0;
        var still = 0;
        var slope = new double[clients];
        for (var s = 0; s < steps && step > 1e-4; s++) {
            var served = new double[clients];
            var sum = value(here, Optional.of(served));
            if (s % EVERY == 0) take(chosen);
            if (bound == Double.NEGATIVE_INFINITY || sum > bound + 1e-9 * Math.abs(bound)) {
                bound = sum;
                System.arraycopy(price, 0, kept, 0, clients);
                still = 0;
            } else if (++still >= PATIENCE) {
                step /= 1.5;
                still = 0;
                System.arraycopy(kept, 0, price, 0, clients);
            }
            if (closed(bound)) break;
            var norm = 0.0;
            for (var i = 0; i < clients; i++) {
                var people = problem.people()[i];
                var g = people == 0 ? 0 : 1 - served[i] / people;
                if (price[i] >= problem.unserved() && g > 0 || price[i] <= 0 && g < 0) g = 0;
                slope[i] = g + 0.5 * slope[i];
                norm += people * slope[i] * slope[i];
            }
            if (norm == 0) break;
            var length = step * Math.max(best - sum, EXACT * best) / norm;
            for (var i = 0; i < clients; i++)
                price[i] = Math.clamp(price[i] + length * slope[i], 0, problem.unserved());
        }
        System.arraycopy(kept, 0, price, 0, clients);
        return bound;
    }

    /// Returns the gain of opening a site at these prices, as a negative number. The site receives the people
    /// with the highest gain, up to its capacity.
    ///
    /// @param j index of the site
    /// @param part fraction of the site that opens
    private double worth(int j, double[] price, Optional<double[]> served, double part) {
        var cost = problem.cost();
        var people = problem.people();
        var wanted = 0.0;
        var sum = 0.0;
        var n = 0;
        for (var i : near[j]) {
            var each = cost[i][j] - price[i];
            if (each >= 0) continue;
            wanted += people[i];
            sum += people[i] * each;
            gaining[n] = i;
            gain[n++] = each;
        }
        if (wanted <= problem.capacity()[j]) {
            if (served.isPresent()) for (var k = 0; k < n; k++) served.get()[gaining[k]] += part * people[gaining[k]];
            return sum;
        }
        for (var k = n / 2 - 1; k >= 0; k--) sink(k, n);
        sum = 0;
        for (var room = problem.capacity()[j]; room > 0 && n > 0; ) {
            var i = gaining[0];
            var many = Math.min(room, people[i]);
            sum += many * gain[0];
            room -= many;
            if (served.isPresent()) served.get()[i] += part * many;
            gaining[0] = gaining[--n];
            gain[0] = gain[n];
            sink(0, n);
        }
        return sum;
    }

    /// Moves the site at position `from` down in the heap until the site with the highest gain is at the front.
    ///
    /// @param n number of sites in the heap
    private void sink(int from, int n) {
        int i = gaining[from];
        var each = gain[from];
        var k = from;
        for (var child = 2 * k + 1; child < n; child = 2 * k + 1) {
            if (child + 1 < n && gain[child + 1] < gain[child]) child++;
            if (gain[child] >= each) break;
            gaining[k] = gaining[child];
            gain[k] = gain[child];
            k = child;
        }
        gaining[k] = i;
        gain[k] = each;
    }

    private boolean take(int[] open) {
        var key = Arrays.stream(open).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        if (known.containsKey(key)) return false;
        var cost = new PeopleToSiteAllocation(problem, open).cost();
        known.put(key, cost);
        if (cost >= best - 1e-9) return false;
        best = cost;
        bestSites = open.clone();
        return true;
    }

    /// Replaces open sites of the best plan by other sites with a high gain, one at a time, as long as the plan
    /// becomes cheaper.
    private void swap() {
        var candidates = Arrays.stream(ranked(IntStream.range(0, sites)
                        .filter(j -> !problem.kept()[j] && !problem.forbidden()[j])
                        .toArray()))
                .limit(SWAPPED)
                .toArray();
        for (var out : bestSites.clone()) {
            if (problem.kept()[out]) continue;
            for (int into : candidates) {
                var now = bestSites;
                if (Arrays.stream(now).anyMatch(j -> j == into)
                        || Arrays.stream(now).noneMatch(j -> j == out)) continue;
                var next = Arrays.stream(now)
                        .map(j -> j == out ? into : j)
                        .sorted()
                        .toArray();
                if (payable(next)) take(filled(next, candidates));
            }
        }
    }

    /// Returns a plan with additional sites, as many as the rest of the budget allows.
    ///
    /// @param open sites of the plan
    /// @param candidates sites that may be added
    private int[] filled(int[] open, int[] candidates) {
        var chosen = open;
        for (int j : candidates) {
            if (IntStream.of(chosen).anyMatch(one -> one == j)) continue;
            var more = joined(chosen, new int[] {j}, 1);
            if (payable(more)) chosen = more;
        }
        return chosen;
    }
}
