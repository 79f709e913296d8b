package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// A covering plan that is changed site by site, with the current gain of each closed site; and the best plan found.
final class CoveragePlanSearch {
    private static final double HOT = 0.05;
    private static final double COLD = 0.004;

    private final ReducedSiteCoverageProblem matrix;
    private final int count;
    private final int[] covered;
    private final double[] gain;
    private final double[] alone;
    private final boolean[] open;
    private double value;

    private int[] best = new int[0];
    private double most = -1;

    CoveragePlanSearch(ReducedSiteCoverageProblem matrix, int count) {
        this.matrix = matrix;
        this.count = count;
        covered = new int[matrix.rows()];
        open = new boolean[matrix.sites()];
        alone = new double[matrix.sites()];
        for (var j = 0; j < alone.length; j++) for (var i : matrix.near()[j]) alone[j] += matrix.people()[i];
        gain = alone.clone();
    }

    int[] best() {
        return best.clone();
    }

    double most() {
        return most;
    }

    void greedy(int[] among) {
        load(new int[0]);
        for (var k = 0; k < count; k++) add(richest(among));
    }

    /// Replaces the best plan by the plan of another search, if that plan is better.
    ///
    /// @param sites sites of the other plan
    void take(int[] sites) {
        load(sites);
        if (value > most) {
            most = value;
            best = sites.clone();
        }
    }

    void load(int[] sites) {
        Arrays.fill(covered, 0);
        Arrays.fill(open, false);
        value = 0;
        System.arraycopy(alone, 0, gain, 0, gain.length);
        for (var j : sites) add(j);
    }

    /// Exchanges an open site for a closed one, as long as more people are covered after the exchange.
    ///
    /// @param among sites that may open
    void improve(int[] among) {
        for (var better = true; better; ) {
            better = false;
            for (var site : sites()) {
                var before = value;
                remove(site);
                var at = richest(among);
                if (value + gain[at] > before + 1e-7) {
                    add(at);
                    better = true;
                } else add(site);
            }
        }
        if (value > most) {
            most = value;
            best = sites();
        }
    }

    /// Moves one site at a time at random, either to a site that covers some of the same points or to any site
    /// (simulated annealing). A move that covers fewer people is accepted with a probability that decreases.
    ///
    /// @param among sites that may open
    /// @param moves number of moves
    void anneal(int[] among, Random random, int moves) {
        if (among.length <= count) return;
        var people = matrix.people();
        load(best);
        var sites = sites();
        var beside = beside(among);
        var heat = most / count * HOT;
        var cooling = Math.pow(COLD / HOT, 1.0 / moves);
        var now = most;
        var held = now;
        var kept = sites.clone();
        for (var k = 0; k < moves; k++, heat *= cooling) {
            var at = random.nextInt(sites.length);
            var out = sites[at];
            var near = beside[out];
            var into = near.length > 0 && random.nextInt(4) > 0
                    ? near[random.nextInt(near.length)]
                    : among[random.nextInt(among.length)];
            if (open[into]) continue;
            var more = 0.0;
            for (var i : matrix.near()[out]) if (--covered[i] == 0) more -= people[i];
            for (var i : matrix.near()[into]) if (covered[i]++ == 0) more += people[i];
            if (more >= 0 || more > heat * Math.log(random.nextDouble())) {
                open[out] = false;
                open[into] = true;
                sites[at] = into;
                now += more;
                if (now > held + 1e-9) {
                    held = now;
                    System.arraycopy(sites, 0, kept, 0, kept.length);
                }
            } else {
                for (var i : matrix.near()[into]) covered[i]--;
                for (var i : matrix.near()[out]) covered[i]++;
            }
        }
        load(kept);
        improve(among);
    }

    /// Returns, for each candidate site, the sites that cover some of the same points.
    private int[][] beside(int[] among) {
        var may = new boolean[open.length];
        for (var j : among) may[j] = true;
        var beside = new int[open.length][];
        for (var j = 0; j < open.length; j++) {
            var own = j;
            beside[j] = may[j] || open[j]
                    ? Arrays.stream(matrix.near()[j])
                            .flatMap(i -> Arrays.stream(matrix.by()[i]))
                            .filter(k -> may[k] && k != own)
                            .distinct()
                            .toArray()
                    : new int[0];
        }
        return beside;
    }

    private int[] sites() {
        return IntStream.range(0, open.length).filter(j -> open[j]).toArray();
    }

    private int richest(int[] among) {
        var at = -1;
        for (var j : among) if (!open[j] && (at < 0 || gain[j] > gain[at])) at = j;
        return at;
    }

    private void add(int site) {
        open[site] = true;
        value += gain[site];
        for (var i : matrix.near()[site])
            if (covered[i]++ == 0) for (var j : matrix.by()[i]) gain[j] -= matrix.people()[i];
    }

    private void remove(int site) {
        open[site] = false;
        for (var i : matrix.near()[site])
            if (--covered[i] == 0) for (var j : matrix.by()[i]) gain[j] += matrix.people()[i];
        value -= gain[site];
    }
}
