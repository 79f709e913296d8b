package org.tousaidants.core.territory;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Finds the nearest commune centre. Communes are sorted by latitude; the scan to the north and south of the point
/// stops when the difference of latitude alone exceeds the best distance. It takes about 2 µs in France, and 0.1 ms
/// from the middle of an ocean.
final class NearestCommuneFinder {
    private static final double METRES_PER_DEGREE = Math.PI / 180 * 6_371_008.8;

    private final Commune[] communes;
    private final double[] latitudes;
    /// Unit vectors from the centre of the Earth, three numbers each: the nearest point has the greatest scalar
    /// product, even across the 180th meridian.
    private final double[] vectors;

    NearestCommuneFinder(Collection<Commune> all) {
        // The arrondissements of Paris are excluded, because their centres are only estimates; the city is
        // used for them.
        communes = all.stream().filter(c -> !(c.isDistrict() && c.estimated())).toArray(Commune[]::new);
        Arrays.sort(communes, (a, b) -> {
            var byLatitude = Double.compare(a.centre().latitude(), b.centre().latitude());
            return byLatitude != 0 ? byLatitude : a.code().compareTo(b.code());
        });
        latitudes = new double[communes.length];
        vectors = new double[3 * communes.length];
        for (int i = 0; i < communes.length; i++) {
            latitudes[i] = communes[i].centre().latitude();
            System.arraycopy(vector(communes[i].centre()), 0, vectors, 3 * i, 3);
        }
    }

    Optional<Commune> nearest(GeoPoint point) {
        if (communes.length == 0) return Optional.empty();
        var from = vector(point);
        var found = Arrays.binarySearch(latitudes, point.latitude());
        var north = found < 0 ? -found - 1 : found;
        var south = north - 1;
        var best = -1;
        var bestProduct = -2.0;
        var reach = Double.MAX_VALUE;
        while (true) {
            var toNorth = north < latitudes.length ? latitudes[north] - point.latitude() : Double.MAX_VALUE;
            var toSouth = south >= 0 ? point.latitude() - latitudes[south] : Double.MAX_VALUE;
            if (Math.min(toNorth, toSouth) > reach || toNorth == toSouth && toNorth == Double.MAX_VALUE) break;
            var i = toNorth <= toSouth ? north++ : south--;
            var product = from[0] * vectors[3 * i] + from[1] * vectors[3 * i + 1] + from[2] * vectors[3 * i + 2];
            if (product > bestProduct) {
                best = i;
                bestProduct = product;
                reach = point.metresTo(communes[i].centre()) / METRES_PER_DEGREE;
            }
        }
        return Optional.of(communes[best]);
    }

    private static double[] vector(GeoPoint p) {
        var latitude = Math.toRadians(p.latitude());
        var longitude = Math.toRadians(p.longitude());
        var onEquator = Math.cos(latitude);
        return new double[] {onEquator * Math.cos(longitude), onEquator * Math.sin(longitude), Math.sin(latitude)};
    }
}
