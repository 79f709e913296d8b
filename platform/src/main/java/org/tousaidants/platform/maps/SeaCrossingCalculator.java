package org.tousaidants.platform.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.core.territory.GeoPoint;

/// « Eau » — measures the sea between two points of a département by means of the coast of its communes, because a
/// straight line over an estuary or to an island is not a route.
public final class SeaCrossingCalculator {
    private static final double UNITS_PER_DEGREE = 10_000;
    private static final Map<String, SeaCrossingCalculator> SHIPPED = new ConcurrentHashMap<>();

    /// The points of one border with the sea, and their bounding box.
    private record CoastLine(int[] points, int west, int south, int east, int north) {}

    private final List<CoastLine> coasts;

    private SeaCrossingCalculator(List<CoastLine> coasts) {
        this.coasts = coasts;
    }

    /// Returns the calculator of a département. Without shipped contours no sea is known, and nothing counts as
    /// water.
    public static SeaCrossingCalculator of(String departement) {
        return SHIPPED.computeIfAbsent(departement, SeaCrossingCalculator::shipped);
    }

    private static SeaCrossingCalculator shipped(String departement) {
        var coasts = new ArrayList<CoastLine>();
        CommuneBorders.of(departement).ifPresent(contours -> {
            for (var border : contours.borders()) {
                if (!border.coast()) continue;
                var points = border.points();
                int west = points[0], east = west, south = points[1], north = south;
                for (var k = 0; k < points.length; k += 2) {
                    west = Math.min(west, points[k]);
                    east = Math.max(east, points[k]);
                    south = Math.min(south, points[k + 1]);
                    north = Math.max(north, points[k + 1]);
                }
                coasts.add(new CoastLine(points, west, south, east, north));
            }
        });
        return new SeaCrossingCalculator(List.copyOf(coasts));
    }

    /// Returns the length in metres of the longest stretch of sea on the straight line between two points on
    /// land.
    ///
    /// @param one first point
    /// @param other second point
    public double metres(GeoPoint one, GeoPoint other) {
        double x = one.longitude() * UNITS_PER_DEGREE, y = one.latitude() * UNITS_PER_DEGREE;
        double dx = other.longitude() * UNITS_PER_DEGREE - x, dy = other.latitude() * UNITS_PER_DEGREE - y;
        double west = Math.min(x, x + dx), east = Math.max(x, x + dx);
        double south = Math.min(y, y + dy), north = Math.max(y, y + dy);
        var crossings = new double[8];
        var n = 0;
        for (var coast : coasts) {
            if (coast.east < west || coast.west > east || coast.north < south || coast.south > north) continue;
            var points = coast.points;
            for (var k = 0; k + 3 < points.length; k += 2) {
                double ex = points[k + 2] - points[k], ey = points[k + 3] - points[k + 1];
                var cross = dx * ey - dy * ex;
                if (cross == 0) continue;
                var along = ((points[k] - x) * ey - (points[k + 1] - y) * ex) / cross;
                var across = ((points[k] - x) * dy - (points[k + 1] - y) * dx) / cross;
                if (along <= 0 || along >= 1 || across < 0 || across >= 1) continue;
                if (n == crossings.length) crossings = Arrays.copyOf(crossings, 2 * n);
                crossings[n++] = along;
            }
        }
        Arrays.sort(crossings, 0, n);
        var longest = 0.0;
        for (var k = 0; k + 1 < n; k += 2) longest = Math.max(longest, crossings[k + 1] - crossings[k]);
        return longest * one.metresTo(other);
    }
}
