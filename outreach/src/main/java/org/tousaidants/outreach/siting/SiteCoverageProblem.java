package org.tousaidants.outreach.siting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// « Problème de couverture » — people at points, each of which can be a site. A point is covered if an open site is
/// within the radius.
///
/// @param people number of people at each point
/// @param near for each point, the points within the radius, including itself
/// @param open number of sites to open
public record SiteCoverageProblem(double[] people, int[][] near, int open) {
    /// Radius of the Earth in metres, as used in the published instances.
    private static final double EARTH_METRES = 6_378_100;
    private static final int MOST_PAIRS = 8_000_000;

    public SiteCoverageProblem {
        if (open < 1 || open > people.length)
            throw new IllegalArgumentException("--sites va de 1 à " + people.length + ", le nombre de points");
    }

    static SiteCoverageProblem onEarth(
            double[] latitude, double[] longitude, double[] people, int open, double radius) {
        var degrees = Math.toDegrees(radius / EARTH_METRES) * 1.0001;
        return near(latitude, people, open, degrees, (i, j) -> {
            var a = Math.pow(Math.sin(Math.toRadians(latitude[j] - latitude[i]) / 2), 2)
                    + Math.cos(Math.toRadians(latitude[i]))
                            * Math.cos(Math.toRadians(latitude[j]))
                            * Math.pow(Math.sin(Math.toRadians(longitude[j] - longitude[i]) / 2), 2);
            return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, a))) <= radius;
        });
    }

    static SiteCoverageProblem onPlane(double[] x, double[] y, double[] people, int open, double radius) {
        return near(x, people, open, radius, (i, j) -> Math.hypot(x[j] - x[i], y[j] - y[i]) <= radius);
    }

    private interface CoverageRadiusCheck {
        boolean test(int i, int j);
    }

    /// Finds, for each point, the points within the radius; only points with a similar coordinate are compared.
    /// The points are counted before they are stored, because with the radius of a whole country they would fill
    /// the memory.
    private static SiteCoverageProblem near(
            double[] sortedBy, double[] people, int open, double band, CoverageRadiusCheck within) {
        var n = people.length;
        var order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> sortedBy[i]).thenComparing(i -> i))
                .toList();
        var rows = new int[n][4];
        var sizes = new int[n];
        for (var i = 0; i < n; i++) rows[i][sizes[i]++] = i;
        var pairs = 0L;
        for (var a = 0; a < n; a++) {
            int i = order.get(a);
            for (var b = a + 1; b < n; b++) {
                int j = order.get(b);
                if (sortedBy[j] - sortedBy[i] > band) break;
                if (within.test(i, j)) {
                    rows[i] = with(rows[i], sizes[i]++, j);
                    rows[j] = with(rows[j], sizes[j]++, i);
                    if (++pairs > MOST_PAIRS)
                        throw new IllegalArgumentException(
                                "ce rayon met trop de points à portée les uns des autres : donnez-en un plus court");
                }
            }
        }
        for (var i = 0; i < n; i++) {
            rows[i] = Arrays.copyOf(rows[i], sizes[i]);
            Arrays.sort(rows[i]);
        }
        return new SiteCoverageProblem(people, rows, open);
    }

    private static int[] with(int[] row, int size, int one) {
        var longer = size < row.length ? row : Arrays.copyOf(row, 2 * size);
        longer[size] = one;
        return longer;
    }
}
