package org.tousaidants.platform.maps;

import java.util.Arrays;

/// « Ligne simplifiée » — simplifies a line (Douglas–Peucker): only points farther than the tolerance from the
/// straight line remain. Longitude and latitude alternate in the array.
final class MapLineSimplifier {
    private final int[] points;
    private final double tolerance;
    private final double unitsPerDegree;
    private final boolean[] kept;

    private MapLineSimplifier(int[] points, double tolerance, double unitsPerDegree) {
        this.points = points;
        this.tolerance = tolerance;
        this.unitsPerDegree = unitsPerDegree;
        this.kept = new boolean[points.length / 2];
    }

    static int[] of(int[] points, double tolerance, double unitsPerDegree) {
        return of(points, 0, points.length / 2 - 1, tolerance, unitsPerDegree);
    }

    static int[] of(int[] points, int from, int to, double tolerance, double unitsPerDegree) {
        var line = new MapLineSimplifier(points, tolerance, unitsPerDegree);
        line.kept[from] = true;
        line.kept[to] = true;
        line.keep(from, to);
        var out = new int[points.length];
        var length = 0;
        for (var i = from; i <= to; i++)
            if (line.kept[i]) {
                out[length++] = points[2 * i];
                out[length++] = points[2 * i + 1];
            }
        return Arrays.copyOf(out, length);
    }

    private void keep(int from, int to) {
        var shrink = Math.cos(Math.toRadians(points[2 * from + 1] / unitsPerDegree));
        var dx = ((double) points[2 * to] - points[2 * from]) * shrink;
        var dy = (double) points[2 * to + 1] - points[2 * from + 1];
        var length = Math.hypot(dx, dy);
        var worst = tolerance;
        var at = -1;
        for (var i = from + 1; i < to; i++) {
            var x = ((double) points[2 * i] - points[2 * from]) * shrink;
            var y = (double) points[2 * i + 1] - points[2 * from + 1];
            var off = length == 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
            if (off > worst) {
                worst = off;
                at = i;
            }
        }
        if (at < 0) return;
        kept[at] = true;
        keep(from, at);
        keep(at, to);
    }
}
