package org.tousaidants.outreach.accessscores;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.GeoPoint;

/// Index of the offers by bands of latitude, each sorted from west to east, to find those around a point. The Earth
/// is treated as flat within a neighbourhood; the error is below a ten-thousandth.
final class NearbyHelpIndex {
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double ROWS_PER_DEGREE = 20;
    /// Factor (5 %) by which the searched range of longitudes is enlarged. The number of metres per degree of
    /// longitude decreases towards the north.
    private static final double MARGIN = 1.05;

    /// Receives each offer near a point with its distance, in square degrees of latitude. Offers are in the same
    /// order by this distance as by minutes, but it is faster to compute.
    interface NearbyHelpVisitor {
        void of(int offer, double square);
    }

    private final int[] order;
    private final double[] latitudes;
    private final double[] longitudes;
    private final int[] starts;
    private final int lowest;
    private final double farthest;

    NearbyHelpIndex(List<HelpSupplyAtPlace> offers, double farthest) {
        this.farthest = farthest;
        order = IntStream.range(0, offers.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer j) -> row(offers.get(j).at().latitude()))
                        .thenComparingDouble(j -> offers.get(j).at().longitude()))
                .mapToInt(j -> j)
                .toArray();
        latitudes = IntStream.of(order)
                .mapToDouble(j -> offers.get(j).at().latitude())
                .toArray();
        longitudes = IntStream.of(order)
                .mapToDouble(j -> offers.get(j).at().longitude())
                .toArray();
        lowest = order.length == 0 ? 0 : row(latitudes[0]);
        starts = new int[order.length == 0 ? 1 : row(latitudes[order.length - 1]) - lowest + 2];
        for (var latitude : latitudes) starts[row(latitude) - lowest + 1]++;
        for (var r = 1; r < starts.length; r++) starts[r] += starts[r - 1];
    }

    private static int row(double latitude) {
        return (int) Math.floor(latitude * ROWS_PER_DEGREE);
    }

    void each(GeoPoint here, NearbyHelpVisitor visit) {
        var latitude = Math.toRadians(here.latitude());
        var cosine = Math.cos(latitude);
        var sine = Math.sin(latitude);
        var band = farthest / METRES_PER_DEGREE;
        var wide = MARGIN * band / Math.max(0.02, cosine);
        var last = Math.min(starts.length - 2, row(here.latitude() + band) - lowest);
        for (var r = Math.max(0, row(here.latitude() - band) - lowest); r <= last; r++)
            for (var k = first(r, here.longitude() - wide);
                    k < starts[r + 1] && longitudes[k] <= here.longitude() + wide;
                    k++) {
                var north = latitudes[k] - here.latitude();
                // Degrees of longitude are converted with the cosine of the latitude halfway between
                // the two points.
                var east = (longitudes[k] - here.longitude()) * (cosine - sine * Math.toRadians(north) / 2);
                var degrees = north * north + east * east;
                if (degrees <= band * band) visit.of(order[k], degrees);
            }
    }

    static double minutes(double square) {
        return EstimatedTravelTime.carMinutes(Math.sqrt(square) * METRES_PER_DEGREE);
    }

    /// Returns the distance in metres that is covered in this number of minutes.
    static double metres(double minutes) {
        double near = 0, far = 1_000_000;
        while (far - near > 1e-6) {
            var half = (near + far) / 2;
            if (EstimatedTravelTime.carMinutes(half) <= minutes) near = half;
            else far = half;
        }
        return near;
    }

    static double square(double metres) {
        var degrees = metres / METRES_PER_DEGREE;
        return degrees * degrees;
    }

    /// Returns the index of the first offer of a row whose longitude is at least `west`, found by binary search.
    private int first(int row, double west) {
        int low = starts[row], high = starts[row + 1];
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (longitudes[middle] < west) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
