package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// « Recherche de couverture » — solves a covering problem. Lagrangian prices on the points make the sites
/// independent and give a bound; sites that cannot be in a better plan are closed; simulated annealing then moves
/// one site at a time among those with a high gain. The result depends only on the seed.
public final class SiteCoverageSearch {
    private static final int STEPS = 1_500;
    private static final int MORE_STEPS = 200;
    private static final int ROUNDS = 1;
    private static final int MOVES = 2_500_000;
    private static final int CORE = 6;
    /// Number of steps without gain before the step length shrinks.
    private static final int PATIENCE = 10;

    private static final double SLOWER = 1.1;
    private static final double KEPT = 0.7;
    private static final double ENOUGH = 2e-5;

    private final ReducedSiteCoverageProblem matrix;
    private final CoveragePlanSearch search;
    /// A second search with another random seed, which runs at the same time.
    private final CoveragePlanSearch twin;
    private final int open;
    private final int rows;
    /// The sites that can still be part of a better plan.
    private int[] active;

    private final double[] prices;
    private final double[] worth;
    private double bound;

    private SiteCoverageSearch(SiteCoverageProblem problem) {
        matrix = ReducedSiteCoverageProblem.of(problem);
        open = Math.min(problem.open(), matrix.sites());
        search = new CoveragePlanSearch(matrix, open);
        twin = new CoveragePlanSearch(matrix, open);
        rows = matrix.rows();
        active = IntStream.range(0, matrix.sites()).toArray();
        prices = new double[rows];
        worth = new double[matrix.sites()];
        bound = Arrays.stream(matrix.people()).sum();
    }

    public static SiteMedianSolution solve(SiteCoverageProblem problem, long seed) {
        var covers = new SiteCoverageSearch(problem);
        covers.run(new Random(seed));
        var sites = Arrays.stream(covers.search.best())
                .map(j -> covers.matrix.names()[j])
                .toArray();
        return new SiteMedianSolution(
                filled(sites, problem), covers.search.most(), Math.max(covers.search.most(), covers.bound));
    }

    /// Returns a plan with exactly the required number of sites: if the plan has fewer, sites are added although
    /// they cover no more people.
    ///
    /// @param sites sites of the plan
    private static int[] filled(int[] sites, SiteCoverageProblem problem) {
        if (sites.length == problem.open()) return sites;
        var held = Arrays.stream(sites).boxed().collect(Collectors.toSet());
        var more = IntStream.range(0, problem.people().length)
                .filter(j -> !held.contains(j))
                .limit(problem.open() - sites.length);
        return IntStream.concat(Arrays.stream(sites), more).sorted().toArray();
    }

    private void run(Random random) {
        search.greedy(active);
        search.improve(active);
        for (var i = 0; i < rows; i++) prices[i] = matrix.people()[i] * 0.5;
        lower(STEPS, 1.5);
        for (var round = 0; round < ROUNDS && !closed(); round++) {
            var core = core();
            var other = new Random(random.nextLong());
            twin.take(search.best());
            var beside = CompletableFuture.runAsync(() -> twin.anneal(core, other, MOVES));
            search.anneal(core, random, MOVES);
            beside.join();
            search.take(twin.best());
            fix();
            lower(MORE_STEPS, 0.3);
        }
    }

    /// Returns the sites with the highest gain at these prices: a few for each site that opens.
    private int[] core() {
        value(new int[rows]);
        return Arrays.stream(active)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> worth[j]).thenComparing(j -> j))
                .limit(CORE * (long) open)
                .mapToInt(j -> j)
                .toArray();
    }

    private boolean closed() {
        return bound <= search.most() * (1 + ENOUGH);
    }

    /// Closes the sites whose opening would raise the bound above the best plan.
    private void fix() {
        var sum = value(new int[rows]);
        if (active.length <= open) return;
        var lastIn = worth[ranked[open - 1]];
        for (var k = 0; k < open; k++) lastIn = Math.max(lastIn, worth[ranked[k]]);
        var floor = search.most() + 1e-6;
        var limit = lastIn;
        active = Arrays.stream(active)
                .filter(j -> worth[j] <= limit || sum - (worth[j] - limit) > floor)
                .toArray();
    }

    private int[] ranked = new int[0];

    /// Computes and returns the upper bound at the current prices. Afterwards `ranked` begins with the chosen
    /// sites, and `worth` contains the gain of each site as a negative number.
    ///
    /// @param seen counts, for each point, the chosen sites that cover it
    private double value(int[] seen) {
        var sum = 0.0;
        var people = matrix.people();
        for (var i = 0; i < rows; i++) sum += people[i] - prices[i];
        if (ranked.length != active.length) ranked = active.clone();
        for (var j : active) {
            var total = 0.0;
            for (var i : matrix.near()[j]) total -= prices[i];
            worth[j] = total;
        }
        SmallestNumbersSelector.smallestFirst(ranked, 0, ranked.length, open, worth);
        Arrays.fill(seen, 0);
        for (var k = 0; k < open; k++) {
            sum -= worth[ranked[k]];
            for (var i : matrix.near()[ranked[k]]) seen[i]++;
        }
        return sum;
    }

    private void lower(int steps, double firstStep) {
        var people = matrix.people();
        var slope = new double[rows];
        var kept = prices.clone();
        var seen = new int[rows];
        var step = firstStep;
        var still = 0;
        var lowest = Double.POSITIVE_INFINITY;
        for (var s = 0; s < steps && step > 0.0005 && !closed(); s++) {
            var sum = value(seen);
            if (sum < lowest * (1 - 1e-7)) {
                lowest = sum;
                bound = Math.min(bound, sum);
                System.arraycopy(prices, 0, kept, 0, rows);
                still = 0;
            } else if (++still >= PATIENCE) {
                step /= SLOWER;
                still = 0;
                System.arraycopy(kept, 0, prices, 0, rows);
            }
            if (s % 100 == 99) {
                search.load(Arrays.copyOf(ranked, open));
                search.improve(active);
            }
            var norm = 0.0;
            for (var i = 0; i < rows; i++) {
                // If a price is already at the limit of its allowed range and the step would go
                // beyond this limit, the slope of this price is set to zero.
                var g = seen[i] - 1.0;
                if (prices[i] <= 0 && g > 0 || prices[i] >= people[i] && g < 0) g = 0;
                slope[i] = g + KEPT * slope[i];
                norm += slope[i] * slope[i];
            }
            if (norm == 0) break;
            var length = step * (sum - search.most() * 0.9995) / norm;
            for (var i = 0; i < rows; i++) prices[i] = Math.clamp(prices[i] - length * slope[i], 0, people[i]);
        }
        System.arraycopy(kept, 0, prices, 0, rows);
    }
}
