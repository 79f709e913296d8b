package org.tousaidants.core.territory;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// « Le plus proche » — finds the point of a list that is nearest to another point, as the crow flies. Points are
/// sorted by latitude, and those whose difference of latitude exceeds the best distance are skipped. It has no side
/// effects.
public final class NearestPointFinder {
    private static final int AXES = 3;

    /// Unit vectors sorted from south to north. The shorter chord is the shorter distance, so no sine must be
    /// computed for each pair.
    private final double[] places;

    /// For each sorted point, its index in the given list.
    private final int[] which;

    private NearestPointFinder(double[] places, int[] which) {
        this.places = places;
        this.which = which;
    }

    public static NearestPointFinder of(List<GeoPoint> points) {
        var which = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points.get(i).latitude()))
                .mapToInt(Integer::intValue)
                .toArray();
        var places = new double[AXES * which.length];
        for (var i = 0; i < which.length; i++) onSphere(points.get(which[i]), places, AXES * i);
        return new NearestPointFinder(places, which);
    }

    /// Returns the index of the nearest point in the given list; the first index if several points are equally
    /// near; empty if the list is empty.
    public OptionalInt to(GeoPoint point) {
        var vector = new double[AXES];
        onSphere(point, vector, 0);
        var best = -1;
        var least = Double.MAX_VALUE;
        var north = firstFrom(vector[2]);
        var south = north - 1;
        while (south >= 0 || north < which.length) {
            var toNorth = north < which.length ? square(height(north) - vector[2]) : Double.MAX_VALUE;
            var toSouth = south >= 0 ? square(height(south) - vector[2]) : Double.MAX_VALUE;
            if (Math.min(toNorth, toSouth) > least) break;
            var i = toNorth <= toSouth ? north++ : south--;
            var chord = chord(vector, AXES * i);
            if (chord < least || chord == least && best >= 0 && which[i] < which[best]) {
                least = chord;
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(which[best]);
    }

    private double height(int i) {
        return places[AXES * i + 2];
    }

    private int firstFrom(double height) {
        var low = 0;
        var high = which.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (height(middle) < height) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private double chord(double[] here, int at) {
        return square(places[at] - here[0]) + square(places[at + 1] - here[1]) + square(places[at + 2] - here[2]);
    }

    private static double square(double x) {
        return x * x;
    }

    private static void onSphere(GeoPoint point, double[] into, int at) {
        var latitude = Math.toRadians(point.latitude());
        var longitude = Math.toRadians(point.longitude());
        into[at] = Math.cos(latitude) * Math.cos(longitude);
        into[at + 1] = Math.cos(latitude) * Math.sin(longitude);
        into[at + 2] = Math.sin(latitude);
    }
}
