package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;

/// « Recherche des médianes » — solves a p-median problem by Lagrangian relaxation and branch and bound. A price for
/// each client makes the sites independent, which gives a bound; the sites with the highest gain give plans. The
/// search branches until the gap is small enough or the maximum number of nodes is used. It is deterministic.
public final class SiteMedianSearch {
    private static final int ROOT_STEPS = 1_500;
    private static final int NODE_STEPS = 60;
    private static final int EVERY = 10;
    private static final double EPSILON = 1e-6;

    private final SiteMedianProblem problem;
    private final int clients;
    private final int sites;
    private final int[][] order;
    private final double[][] sorted;
    private final boolean[] closed;
    private final boolean[] open;
    private final SiteInterchangeSearch interchange;
    private final HashSet<String> tried = new HashSet<>();
    private final double tolerance;
    private int nodesLeft;

    private int[] bestSites = new int[0];
    private double best = Double.POSITIVE_INFINITY;

    private double[] price;
    private final double[] worth;
    private double[] often;
    private final int[] ranked;

    private SiteMedianSearch(SiteMedianProblem problem, double tolerance, int nodes) {
        this.problem = problem;
        this.tolerance = tolerance;
        nodesLeft = nodes;
        clients = problem.cost().length;
        sites = problem.sites();
        order = new int[clients][];
        sorted = new double[clients][];
        closed = problem.forbidden().clone();
        open = problem.kept().clone();
        interchange = new SiteInterchangeSearch(problem, closed);
        price = new double[clients];
        worth = new double[sites];
        often = new double[sites];
        ranked = new int[sites];
        compact();
    }

    /// Returns a plan whose gap to the bound is at most the tolerance, or the best plan after a number of nodes.
    ///
    /// @param tolerance sufficient gap, as a fraction of the cost
    /// @param nodes maximum number of nodes
    public static SiteMedianSolution prove(SiteMedianProblem problem, double tolerance, int nodes) {
        return new SiteMedianSearch(problem, tolerance, nodes).solve(ROOT_STEPS);
    }

    /// Returns a plan quickly, with a weaker bound, for the page on which a person moves a site.
    public static SiteMedianSolution quick(SiteMedianProblem problem) {
        return new SiteMedianSearch(problem, 0.001, 0).solve(120);
    }

    private SiteMedianSolution solve(int steps) {
        start();
        var bound = subgradient(price, steps, 2);
        if (bound < goal() && nodesLeft > 0) {
            fixByBound();
            compact();
            bound = Math.min(goal(), branch(price.clone(), bound));
        }
        return new SiteMedianSolution(bestSites, best, Math.min(best, rounded(bound)));
    }

    private double rounded(double bound) {
        return problem.whole() ? Math.ceil(bound - EPSILON) : bound;
    }

    /// Returns the bound at which a branch need not be searched any more, because it contains no plan that is
    /// better by more than the tolerance.
    private double goal() {
        var wanted = best * (1 - tolerance);
        return problem.whole()
                ? Math.max(best - 1 + EPSILON * 2, 0) < wanted ? best - 1 + 2 * EPSILON : wanted
                : wanted;
    }

    /// Sorts, for each client, the sites that are not closed by cost.
    private void compact() {
        for (var i = 0; i < clients; i++) {
            var row = problem.cost()[i];
            order[i] = IntStream.range(0, sites)
                    .filter(j -> !closed[j])
                    .boxed()
                    .sorted((a, b) -> Double.compare(row[a], row[b]))
                    .mapToInt(j -> j)
                    .toArray();
            sorted[i] = Arrays.stream(order[i]).mapToDouble(j -> row[j]).toArray();
        }
    }

    /// Builds the first plan with a greedy method, then improves it.
    private void start() {
        var chosen = problem.kept().clone();
        var near = new double[clients];
        Arrays.fill(near, Double.POSITIVE_INFINITY);
        var count = 0;
        for (var j = 0; j < sites; j++) if (chosen[j]) count++;
        for (var i = 0; i < clients; i++)
            for (var j = 0; j < sites; j++) if (chosen[j]) near[i] = Math.min(near[i], problem.cost()[i][j]);
        for (; count < problem.open(); count++) {
            var at = -1;
            var least = Double.POSITIVE_INFINITY;
            for (var j = 0; j < sites; j++) {
                if (chosen[j] || closed[j]) continue;
                var sum = 0.0;
                for (var i = 0; i < clients; i++) sum += Math.min(near[i], problem.cost()[i][j]);
                if (sum < least) {
                    least = sum;
                    at = j;
                }
            }
            chosen[at] = true;
            for (var i = 0; i < clients; i++) near[i] = Math.min(near[i], problem.cost()[i][at]);
        }
        attempt(IntStream.range(0, sites).filter(j -> chosen[j]).toArray());
        for (var i = 0; i < clients; i++) price[i] = sorted[i][Math.min(sorted[i].length - 1, sites / problem.open())];
    }

    private void attempt(int[] chosen) {
        if (!tried.add(Arrays.toString(chosen))) return;
        var cost = interchange.improve(chosen);
        if (cost < best - EPSILON) {
            best = cost;
            bestSites = interchange.sites();
        }
    }

    /// Computes and returns the lower bound at these prices. Afterwards `ranked` begins with the chosen sites.
    ///
    /// @param prices price of each client
    private double value(double[] prices) {
        Arrays.fill(worth, 0);
        var sum = 0.0;
        for (var i = 0; i < clients; i++) {
            var mine = prices[i];
            sum += mine;
            var near = sorted[i];
            var who = order[i];
            for (var k = 0; k < near.length && near[k] < mine; k++) worth[who[k]] += near[k] - mine;
        }
        var n = 0;
        for (var j = 0; j < sites; j++)
            if (open[j]) {
                ranked[n++] = j;
                sum += worth[j];
            }
        var held = n;
        for (var j = 0; j < sites; j++) if (!open[j] && !closed[j]) ranked[n++] = j;
        free = n;
        if (n < problem.open()) return Double.POSITIVE_INFINITY;
        SmallestNumbersSelector.smallestFirst(ranked, held, n, problem.open(), worth);
        for (var k = held; k < problem.open(); k++) sum += worth[ranked[k]];
        return sum;
    }

    private int free;

    /// Improves the prices in the array step by step (subgradient method), and returns the highest lower bound.
    ///
    /// @param prices price of each client
    /// @param steps number of steps
    /// @param firstStep length of the first step
    private double subgradient(double[] prices, int steps, double firstStep) {
        var step = firstStep;
        var bound = Double.NEGATIVE_INFINITY;
        var kept = prices.clone();
        var still = 0;
        var slope = new double[clients];
        var smoothed = new double[clients];
        var chosen = new boolean[sites];
        often = new double[sites];
        for (var n = 0; n < steps; n++) {
            var value = value(prices);
            if (value == Double.POSITIVE_INFINITY) return value;
            if (value > bound + EPSILON) {
                bound = value;
                System.arraycopy(prices, 0, kept, 0, clients);
                still = 0;
            } else if (++still >= 25) {
                step /= 1.6;
                still = 0;
                System.arraycopy(kept, 0, prices, 0, clients);
            }
            if (bound >= goal()) break;
            if (step < 0.0005) break;
            Arrays.fill(chosen, false);
            for (var k = 0; k < problem.open(); k++) chosen[ranked[k]] = true;
            for (var j = 0; j < sites; j++) often[j] = 0.95 * often[j] + (chosen[j] ? 0.05 : 0);
            if (n % EVERY == 0) attempt(sortedPrefix());
            var norm = 0.0;
            for (var i = 0; i < clients; i++) {
                var near = sorted[i];
                var who = order[i];
                var served = 0;
                for (var k = 0; k < near.length && near[k] < prices[i]; k++) if (chosen[who[k]]) served++;
                slope[i] = 1 - served;
                smoothed[i] = slope[i] + 0.3 * smoothed[i];
                norm += smoothed[i] * smoothed[i];
            }
            if (norm == 0) break;
            var length = step * (1.002 * best - value) / norm;
            for (var i = 0; i < clients; i++) prices[i] = Math.max(0, prices[i] + length * smoothed[i]);
        }
        System.arraycopy(kept, 0, prices, 0, clients);
        return bound;
    }

    private int[] sortedPrefix() {
        var prefix = Arrays.copyOf(ranked, problem.open());
        Arrays.sort(prefix);
        return prefix;
    }

    /// Closes the sites that no better plan can contain, and fixes those that every better plan contains.
    /// Returns the sites that were closed or fixed.
    private int[] fixByBound() {
        var bound = value(price);
        var limit = goal();
        var p = problem.open();
        if (free <= p) return new int[0];
        var lastIn = Double.NEGATIVE_INFINITY;
        var firstOut = Double.POSITIVE_INFINITY;
        for (var k = 0; k < p; k++) if (!open[ranked[k]]) lastIn = Math.max(lastIn, worth[ranked[k]]);
        for (var k = p; k < free; k++) firstOut = Math.min(firstOut, worth[ranked[k]]);
        var changed = new int[sites];
        var n = 0;
        for (var k = 0; k < free; k++) {
            var j = ranked[k];
            if (open[j]) continue;
            if (k >= p && bound + worth[j] - lastIn >= limit) {
                closed[j] = true;
                changed[n++] = j;
            } else if (k < p && bound - worth[j] + firstOut >= limit) {
                open[j] = true;
                changed[n++] = j;
            }
        }
        return Arrays.copyOf(changed, n);
    }

    private double branch(double[] prices, double known) {
        if (nodesLeft-- <= 0) return known;
        var at = -1;
        var closest = 2.0;
        for (var j = 0; j < sites; j++)
            if (!open[j] && !closed[j] && Math.abs(often[j] - 0.5) < closest) {
                closest = Math.abs(often[j] - 0.5);
                at = j;
            }
        if (at < 0) return Math.max(known, best);
        var lowest = Double.POSITIVE_INFINITY;
        for (var opened : new boolean[] {true, false}) {
            (opened ? open : closed)[at] = true;
            lowest = Math.min(lowest, node(prices.clone(), known));
            (opened ? open : closed)[at] = false;
        }
        return Math.max(known, lowest);
    }

    private double node(double[] prices, double known) {
        var opened = 0;
        var possible = 0;
        for (var j = 0; j < sites; j++) {
            if (open[j]) opened++;
            if (!closed[j]) possible++;
        }
        if (opened > problem.open() || possible < problem.open()) return Double.POSITIVE_INFINITY;
        var bound = Math.max(known, subgradient(prices, NODE_STEPS, 1));
        if (bound >= goal()) return bound;
        var before = price;
        price = prices;
        var fixed = fixByBound();
        price = before;
        var wasOpen = new boolean[fixed.length];
        for (var k = 0; k < fixed.length; k++) wasOpen[k] = open[fixed[k]];
        var found = branch(prices, bound);
        for (var k = 0; k < fixed.length; k++) (wasOpen[k] ? open : closed)[fixed[k]] = false;
        return found;
    }
}
