package org.tousaidants.reach.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// « Problème de couverture » — people at points, each of which may be a site; a point is covered when an open site is
/// near enough.
///
/// @param people at each point
/// @param near by point: the points within the radius, itself included
public record CoverProblem(double[] people, int[][] near, int open) {
    /// The radius of the Earth with which the published values are met.
    private static final double EARTH_METRES = 6_378_100;

    public CoverProblem {
        if (open < 1 || open > people.length) throw new IllegalArgumentException("sites : " + open);
    }

    static CoverProblem onEarth(double[] latitude, double[] longitude, double[] people, int open, double radius) {
        var degrees = Math.toDegrees(radius / EARTH_METRES) * 1.0001;
        return near(latitude, people, open, degrees, (i, j) -> {
            var a = Math.pow(Math.sin(Math.toRadians(latitude[j] - latitude[i]) / 2), 2)
                    + Math.cos(Math.toRadians(latitude[i]))
                            * Math.cos(Math.toRadians(latitude[j]))
                            * Math.pow(Math.sin(Math.toRadians(longitude[j] - longitude[i]) / 2), 2);
            return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, a))) <= radius;
        });
    }

    static CoverProblem onPlane(double[] x, double[] y, double[] people, int open, double radius) {
        return near(x, people, open, radius, (i, j) -> Math.hypot(x[j] - x[i], y[j] - y[i]) <= radius);
    }

    private interface Within {
        boolean test(int i, int j);
    }

    /// Points in order of one coordinate: only those in the same band are measured.
    private static CoverProblem near(double[] sortedBy, double[] people, int open, double band, Within within) {
        var n = people.length;
        var order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> sortedBy[i]).thenComparing(i -> i))
                .toList();
        List<List<Integer>> near = new ArrayList<>();
        for (var i = 0; i < n; i++) near.add(new ArrayList<>(List.of(i)));
        for (var a = 0; a < n; a++) {
            int i = order.get(a);
            for (var b = a + 1; b < n; b++) {
                int j = order.get(b);
                if (sortedBy[j] - sortedBy[i] > band) break;
                if (within.test(i, j)) {
                    near.get(i).add(j);
                    near.get(j).add(i);
                }
            }
        }
        var rows = near.stream()
                .map(list -> list.stream().mapToInt(k -> k).sorted().toArray())
                .toArray(int[][]::new);
        return new CoverProblem(people, rows, open);
    }

    double all() {
        return Arrays.stream(people).sum();
    }
}
