package org.tousaidants.reach.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.territory.Travel;

/// Offers in order of latitude, to visit those around a point. The Earth is taken as flat within a neighbourhood: the
/// error is under a ten-thousandth.
final class Around {
    private static final double METRES_PER_DEGREE = 111_195;

    /// What is told of each offer within reach.
    interface Visit {
        void of(int offer, double minutes);
    }

    private final int[] order;
    private final double[] latitudes;
    private final double[] longitudes;
    private final double farthest;

    Around(List<Offer> offers, double farthest) {
        this.farthest = farthest;
        order = IntStream.range(0, offers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> offers.get(j).at().latitude()))
                .mapToInt(j -> j)
                .toArray();
        latitudes = IntStream.of(order)
                .mapToDouble(j -> offers.get(j).at().latitude())
                .toArray();
        longitudes = IntStream.of(order)
                .mapToDouble(j -> offers.get(j).at().longitude())
                .toArray();
    }

    void each(Point here, Visit visit) {
        var latitude = Math.toRadians(here.latitude());
        var cosine = Math.cos(latitude);
        var sine = Math.sin(latitude);
        var band = farthest / METRES_PER_DEGREE;
        for (var k = first(here.latitude() - band); k < order.length && latitudes[k] <= here.latitude() + band; k++) {
            var north = latitudes[k] - here.latitude();
            // The cosine half way.
            var east = (longitudes[k] - here.longitude()) * (cosine - sine * Math.toRadians(north) / 2);
            var degrees = north * north + east * east;
            if (degrees > band * band) continue;
            var minutes = Travel.carMinutes(Math.sqrt(degrees) * METRES_PER_DEGREE);
            if (minutes <= Equity.REACH_MINUTES) visit.of(order[k], minutes);
        }
    }

    private int first(double least) {
        var at = Arrays.binarySearch(latitudes, least);
        if (at < 0) return -at - 1;
        while (at > 0 && latitudes[at - 1] >= least) at--;
        return at;
    }
}
