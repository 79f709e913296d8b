package org.tousaidants.reach.siting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// « Recherche à places comptées » — a price for each client makes the sites independent: each takes whom it gains most
/// by until it is full, which gives a bound; the sites that look best are tried for good. The same problem gives the
/// same plan.
public final class Capacities {
    private static final int STEPS = 240;
    private static final int EVERY = 12;
    private static final int SWAPPED = 8;
    private static final int MOST_TRIED = 80;

    private final CapacityProblem problem;
    private final int clients;
    private final int sites;
    /// By site: the clients who may go there, the cheapest first.
    private final int[][] near;
    private final Map<String, Double> known = new HashMap<>();

    private int[] bestSites = new int[0];
    private double best = Double.POSITIVE_INFINITY;

    private Capacities(CapacityProblem problem) {
        this.problem = problem;
        clients = problem.people().length;
        sites = problem.sites();
        near = new int[sites][];
        for (var j = 0; j < sites; j++) {
            var site = j;
            near[j] = IntStream.range(0, clients)
                    .filter(i -> problem.cost()[i][site] < problem.unserved() && problem.people()[i] > 0)
                    .toArray();
        }
    }

    public static SitePlan solve(CapacityProblem problem) {
        var search = new Capacities(problem);
        var bound = search.run();
        return new SitePlan(search.bestSites, search.best, Math.min(search.best, bound));
    }

    /// By client, the mean of the minutes of where its people go when these sites are open.
    public static double[] minutes(CapacityProblem problem, int[] open, double[][] minutes, double nobody) {
        var sharing = new Sharing(problem, open);
        return IntStream.range(0, problem.people().length)
                .mapToDouble(i -> sharing.mean(i, minutes, nobody))
                .toArray();
    }

    /// How many people nobody receives.
    public static long unserved(CapacityProblem problem, int[] open) {
        return Math.round(new Sharing(problem, open).unserved());
    }

    private double run() {
        var price = new double[clients];
        for (var i = 0; i < clients; i++) {
            var least = problem.unserved();
            for (var j = 0; j < sites; j++) if (problem.kept()[j]) least = Math.min(least, problem.cost()[i][j]);
            price[i] = least;
        }
        var bound = 0.0;
        var step = 1.5;
        var still = 0;
        var often = new double[sites];
        var worth = new double[sites];
        for (var s = 0; s < STEPS && step > 0.005; s++) {
            var served = new double[clients];
            var sum = 0.0;
            for (var i = 0; i < clients; i++) sum += price[i] * problem.people()[i];
            for (var j = 0; j < sites; j++) worth[j] = problem.forbidden()[j] ? 0 : worth(j, price, Optional.empty());
            var chosen = chosen(worth);
            for (var j : chosen) {
                sum += worth[j];
                often[j]++;
                worth(j, price, Optional.of(served));
            }
            if (sum > bound + 1e-9 * Math.abs(bound)) {
                bound = sum;
                still = 0;
            } else if (++still >= 10) {
                step /= 1.6;
                still = 0;
            }
            if (s % EVERY == 0) take(chosen);
            var norm = 0.0;
            for (var i = 0; i < clients; i++) norm += Math.pow(problem.people()[i] - served[i], 2);
            if (norm == 0) break;
            var length = step * (1.02 * best - sum) / norm;
            for (var i = 0; i < clients; i++)
                price[i] = Math.clamp(price[i] + length * (problem.people()[i] - served[i]), 0, problem.unserved());
        }
        swap(often);
        return bound;
    }

    /// What a site gains, at most as many people as it can receive.
    private double worth(int j, double[] price, Optional<double[]> served) {
        BiFunction<Integer, Double, Double> count = (i, many) -> {
            served.ifPresent(into -> into[i] += many);
            return many * (problem.cost()[i][j] - price[i]);
        };
        var wanted = 0.0;
        var n = 0;
        var gaining = new int[near[j].length];
        for (var i : near[j])
            if (problem.cost()[i][j] < price[i]) {
                gaining[n++] = i;
                wanted += problem.people()[i];
            }
        var sum = 0.0;
        if (wanted <= problem.capacity()[j]) {
            for (var k = 0; k < n; k++) sum += count.apply(gaining[k], problem.people()[gaining[k]]);
            return sum;
        }
        var sorted = Arrays.stream(gaining, 0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> problem.cost()[i][j] - price[i]))
                .toList();
        var room = problem.capacity()[j];
        for (int i : sorted) {
            var many = Math.min(room, problem.people()[i]);
            if (many <= 0) break;
            sum += count.apply(i, many);
            room -= many;
        }
        return sum;
    }

    private int[] chosen(double[] worth) {
        var kept = IntStream.range(0, sites).filter(j -> problem.kept()[j]);
        var free = problem.open()
                - (int) IntStream.range(0, sites).filter(j -> problem.kept()[j]).count();
        return IntStream.concat(
                        kept,
                        IntStream.range(0, sites)
                                .filter(j -> !problem.kept()[j] && !problem.forbidden()[j])
                                .boxed()
                                .sorted(Comparator.comparingDouble((Integer j) -> worth[j])
                                        .thenComparing(j -> j))
                                .limit(free)
                                .mapToInt(j -> j))
                .sorted()
                .toArray();
    }

    private boolean take(int[] open) {
        var key = Arrays.stream(open).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        if (known.containsKey(key)) return false;
        var cost = new Sharing(problem, open).cost();
        known.put(key, cost);
        if (cost >= best - 1e-9) return false;
        best = cost;
        bestSites = open.clone();
        return true;
    }

    /// One that opens for another, among those that looked best most often.
    private void swap(double[] often) {
        var candidates = IntStream.range(0, sites)
                .filter(j -> !problem.kept()[j] && !problem.forbidden()[j] && often[j] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -often[j]).thenComparing(j -> j))
                .limit(SWAPPED)
                .toList();
        for (var out : bestSites.clone()) {
            if (problem.kept()[out]) continue;
            for (int into : candidates) {
                if (known.size() >= MOST_TRIED) return;
                var now = bestSites;
                if (Arrays.stream(now).anyMatch(j -> j == into)
                        || Arrays.stream(now).noneMatch(j -> j == out)) continue;
                take(Arrays.stream(now).map(j -> j == out ? into : j).sorted().toArray());
            }
        }
    }
}
