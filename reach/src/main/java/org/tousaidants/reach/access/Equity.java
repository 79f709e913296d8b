package org.tousaidants.reach.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tousaidants.core.territory.Travel;

/// « Équité » — two steps (E2SFCA): each place shares what it can do among those within reach, near ones first; each
/// commune adds up its shares. All need together times its share is all that is offered, wherever somebody is in reach.
public record Equity(List<Standing> standings) {
    /// Weights of the DREES for general practitioners since 2015, with half an hour as the end: minutes, weight.
    static final double[][] STEPS = {{10, 1}, {15, 2 / 3.0}, {20, 1 / 3.0}, {30, 0.1}};

    public static final int REACH_MINUTES = 30;
    private static final double KM_PER_DEGREE = 111.195;

    static double weight(double minutes) {
        for (var step : STEPS) if (minutes <= step[0]) return step[1];
        return 0;
    }

    /// Only pairs of one neighbourhood are measured: the whole country takes about a second.
    public static Equity of(List<People> people, List<Offer> offers) {
        var far = farthest();
        var order = IntStream.range(0, offers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> offers.get(j).at().latitude()))
                .mapToInt(j -> j)
                .toArray();
        var latitudes = IntStream.of(order)
                .mapToDouble(j -> offers.get(j).at().latitude())
                .toArray();
        var band = far / 1000 / KM_PER_DEGREE;
        var demand = new double[offers.size()];
        var near = new ArrayList<int[]>(people.size());
        var times = new ArrayList<double[]>(people.size());
        var who = new int[offers.size()];
        var when = new double[offers.size()];
        for (var one : people) {
            var n = 0;
            var here = one.at();
            var metresPerDegree = KM_PER_DEGREE * 1000 * Math.cos(Math.toRadians(here.latitude()));
            for (var k = first(latitudes, here.latitude() - band);
                    k < order.length && latitudes[k] <= here.latitude() + band;
                    k++) {
                var there = offers.get(order[k]).at();
                if (Math.abs(there.longitude() - here.longitude()) * metresPerDegree > far * 1.05) continue;
                var minutes = Travel.carMinutes(here.metresTo(there));
                if (minutes > REACH_MINUTES) continue;
                who[n] = order[k];
                when[n++] = minutes;
                demand[order[k]] += one.need() * weight(minutes);
            }
            near.add(java.util.Arrays.copyOf(who, n));
            times.add(java.util.Arrays.copyOf(when, n));
        }
        var standings = new ArrayList<Standing>(people.size());
        for (var i = 0; i < people.size(); i++) {
            var share = 0.0;
            var best = -1;
            var mine = near.get(i);
            for (var k = 0; k < mine.length; k++) {
                if (demand[mine[k]] > 0)
                    share += offers.get(mine[k]).capacity() / demand[mine[k]] * weight(times.get(i)[k]);
                if (best < 0 || times.get(i)[k] < times.get(i)[best]) best = k;
            }
            standings.add(
                    best < 0
                            ? far(people.get(i), offers)
                            : new Standing(
                                    people.get(i), times.get(i)[best], OptionalInt.of(mine[best]), mine.length, share));
        }
        return new Equity(List.copyOf(standings));
    }

    private static Standing far(People people, List<Offer> offers) {
        var nearest = IntStream.range(0, offers.size())
                .boxed()
                .min(Comparator.comparingDouble(
                        j -> people.at().metresTo(offers.get(j).at())));
        return nearest.map(j -> new Standing(
                        people,
                        Travel.carMinutes(people.at().metresTo(offers.get(j).at())),
                        OptionalInt.of(j),
                        0,
                        0))
                .orElseGet(() -> new Standing(people, Double.POSITIVE_INFINITY, OptionalInt.empty(), 0, 0));
    }

    private static double farthest() {
        var metres = 1_000.0;
        while (Travel.carMinutes(metres) < REACH_MINUTES) metres += 100;
        return metres;
    }

    private static int first(double[] sorted, double least) {
        var at = java.util.Arrays.binarySearch(sorted, least);
        if (at < 0) return -at - 1;
        while (at > 0 && sorted[at - 1] >= least) at--;
        return at;
    }

    /// Communes beyond so many minutes, the most peopled first.
    public List<Standing> leftOut(int minutes) {
        return standings.stream()
                .filter(one -> one.minutes() > minutes)
                .sorted(Comparator.comparingInt((Standing one) -> one.people().inhabitants())
                        .reversed()
                        .thenComparing(one -> one.people().code()))
                .toList();
    }

    /// « Courbe de Lorenz » — share of need, the worst served first, and the share of the offer that it has.
    public List<double[]> lorenz() {
        var sorted = standings.stream()
                .sorted(Comparator.comparingDouble(Standing::share))
                .toList();
        var need = sorted.stream().mapToDouble(one -> one.people().need()).sum();
        var offer = sorted.stream()
                .mapToDouble(one -> one.people().need() * one.share())
                .sum();
        var curve = new ArrayList<double[]>();
        curve.add(new double[] {0, 0});
        double x = 0, y = 0;
        for (var one : sorted) {
            x += one.people().need();
            y += one.people().need() * one.share();
            curve.add(new double[] {need == 0 ? 1 : x / need, offer == 0 ? 0 : y / offer});
        }
        return curve;
    }

    /// « Indice de Gini » — 0 when all have the same share, near 1 when one commune has all.
    public double gini() {
        var curve = lorenz();
        var under = 0.0;
        for (var k = 1; k < curve.size(); k++)
            under += (curve.get(k)[0] - curve.get(k - 1)[0]) * (curve.get(k)[1] + curve.get(k - 1)[1]) / 2;
        return curve.getLast()[1] == 0 ? 0 : Math.max(0, 1 - 2 * under);
    }
}
