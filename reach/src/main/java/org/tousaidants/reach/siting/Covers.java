package org.tousaidants.reach.siting;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// « Recherche de couverture » — prices on the points make the sites independent and give a bound; its best sites, and
/// the greedy ones, are then improved by one closing and one opening, with small random kicks. A seed gives one plan.
public final class Covers {
    private static final int STEPS = 700;
    private static final int KICKS = 1_500;
    private static final int KICKED = 4;

    private final CoverProblem problem;
    private final int n;
    private final int[] covered;
    private final double[] gain;
    private final boolean[] open;
    private double value;

    private Covers(CoverProblem problem) {
        this.problem = problem;
        n = problem.people().length;
        covered = new int[n];
        gain = new double[n];
        open = new boolean[n];
    }

    public static SitePlan solve(CoverProblem problem, long seed) {
        return new Covers(problem).solve(new Random(seed));
    }

    private SitePlan solve(Random random) {
        greedy();
        improve();
        var best = sites();
        var most = value;
        var prices = new double[n];
        for (var i = 0; i < n; i++) prices[i] = problem.people()[i] * 0.5;
        var worth = new double[n];
        var bound = problem.all();
        var step = 1.5;
        var still = 0;
        var ranked = new int[n];
        var slope = new double[n];
        var kept = prices.clone();
        var seen = new int[n];
        for (var s = 0; s < STEPS && step > 0.002 && bound > most * 1.000001; s++) {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += problem.people()[i] - prices[i];
            for (var j = 0; j < n; j++) {
                var total = 0.0;
                for (var i : problem.near()[j]) total -= prices[i];
                worth[j] = total;
                ranked[j] = j;
            }
            Selection.smallestFirst(ranked, 0, n, problem.open(), worth);
            Arrays.fill(seen, 0);
            for (var k = 0; k < problem.open(); k++) {
                sum -= worth[ranked[k]];
                for (var i : problem.near()[ranked[k]]) seen[i]++;
            }
            if (sum < bound - 1e-7 * bound) {
                bound = sum;
                kept = prices.clone();
                still = 0;
            } else if (++still >= 12) {
                step /= 1.5;
                still = 0;
                prices = kept.clone();
            }
            if (s % 25 == 24) {
                load(Arrays.copyOf(ranked, problem.open()));
                improve();
                if (value > most) {
                    most = value;
                    best = sites();
                }
            }
            var norm = 0.0;
            for (var i = 0; i < n; i++) {
                // A price at its end that would leave is no slope.
                var g = seen[i] - 1.0;
                if (prices[i] <= 0 && g > 0 || prices[i] >= problem.people()[i] && g < 0) g = 0;
                slope[i] = g + 0.3 * slope[i];
                norm += slope[i] * slope[i];
            }
            if (norm == 0) break;
            var length = step * (sum - most * 0.9995) / norm;
            for (var i = 0; i < n; i++) prices[i] = Math.clamp(prices[i] - length * slope[i], 0, problem.people()[i]);
        }
        load(best);
        for (var k = 0; k < KICKS && bound > most * 1.0001; k++) {
            for (var c = 0; c < Math.min(KICKED, problem.open()); c++) {
                var sites = sites();
                remove(sites[random.nextInt(sites.length)]);
                add(unopened(random));
            }
            improve();
            if (value > most) {
                most = value;
                best = sites();
            } else if (value < most) load(best);
        }
        return new SitePlan(best, most, Math.max(most, bound));
    }

    private int unopened(Random random) {
        for (var tries = 0; ; tries++) {
            var j = random.nextInt(n);
            if (!open[j] || tries > 10 * n) return j;
        }
    }

    private void greedy() {
        load(new int[0]);
        for (var k = 0; k < problem.open(); k++) add(best());
    }

    private int best() {
        var at = -1;
        for (var j = 0; j < n; j++) if (!open[j] && (at < 0 || gain[j] > gain[at])) at = j;
        return at;
    }

    private void load(int[] sites) {
        Arrays.fill(covered, 0);
        Arrays.fill(open, false);
        value = 0;
        for (var j = 0; j < n; j++) {
            gain[j] = 0;
            for (var i : problem.near()[j]) gain[j] += problem.people()[i];
        }
        for (var j : sites) add(j);
    }

    private int[] sites() {
        return IntStream.range(0, n).filter(j -> open[j]).toArray();
    }

    private void add(int site) {
        open[site] = true;
        value += gain[site];
        for (var i : problem.near()[site])
            if (covered[i]++ == 0) for (var j : problem.near()[i]) gain[j] -= problem.people()[i];
    }

    private void remove(int site) {
        open[site] = false;
        for (var i : problem.near()[site])
            if (--covered[i] == 0) for (var j : problem.near()[i]) gain[j] += problem.people()[i];
        value -= gain[site];
    }

    private void improve() {
        for (var better = true; better; ) {
            better = false;
            for (var site : sites()) {
                var before = value;
                remove(site);
                var at = best();
                if (value + gain[at] > before + 1e-7) {
                    add(at);
                    better = true;
                } else add(site);
            }
        }
    }
}
