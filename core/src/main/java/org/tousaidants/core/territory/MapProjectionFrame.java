package org.tousaidants.core.territory;

import java.util.List;

/// « Cadre d’un croquis » — converts map points to the units of a drawing, with north at the top and all points
/// inside.
public final class MapProjectionFrame {
    private static final int MARGIN = 24;
    private static final double KM_PER_DEGREE = 111.195;

    private final double west;
    private final double north;
    private final double cosine;
    private final double unitsPerKm;
    private final int width;
    private final int height;

    private MapProjectionFrame(double west, double north, double cosine, double unitsPerKm, int width, int height) {
        this.west = west;
        this.north = north;
        this.cosine = cosine;
        this.unitsPerKm = unitsPerKm;
        this.width = width;
        this.height = height;
    }

    /// Returns a frame that contains these points.
    public static MapProjectionFrame around(List<GeoPoint> points, int width, int tallest) {
        var south = points.stream().mapToDouble(GeoPoint::latitude).min().orElse(0);
        var north = points.stream().mapToDouble(GeoPoint::latitude).max().orElse(0);
        var west = points.stream().mapToDouble(GeoPoint::longitude).min().orElse(0);
        var east = points.stream().mapToDouble(GeoPoint::longitude).max().orElse(0);
        var cosine = Math.cos(Math.toRadians((south + north) / 2));
        var kmWide = Math.max(1, (east - west) * cosine * KM_PER_DEGREE);
        var kmTall = Math.max(1, (north - south) * KM_PER_DEGREE);
        var unitsPerKm = Math.min((width - 2 * MARGIN) / kmWide, (tallest - 2 * MARGIN) / kmTall);
        return new MapProjectionFrame(
                west, north, cosine, unitsPerKm, width, (int) Math.round(kmTall * unitsPerKm) + 2 * MARGIN);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int x(GeoPoint point) {
        return MARGIN + (int) Math.round((point.longitude() - west) * cosine * KM_PER_DEGREE * unitsPerKm);
    }

    public int y(GeoPoint point) {
        return MARGIN + (int) Math.round((north - point.latitude()) * KM_PER_DEGREE * unitsPerKm);
    }

    /// Returns the map point at the top left corner of the drawing.
    public GeoPoint corner() {
        return new GeoPoint(north + MARGIN / perLatitude(), west - MARGIN / perLongitude());
    }

    /// Returns the number of units of the drawing for one degree to the east.
    public double perLongitude() {
        return cosine * KM_PER_DEGREE * unitsPerKm;
    }

    /// Returns the number of units of the drawing for one degree to the south.
    public double perLatitude() {
        return KM_PER_DEGREE * unitsPerKm;
    }

    public double kmWide() {
        return width / unitsPerKm;
    }

    public boolean holds(GeoPoint point) {
        return x(point) > 0 && x(point) < width && y(point) > 0 && y(point) < height;
    }

    /// Returns the length of the scale bar in km: the largest round number that takes at most a quarter of the
    /// width.
    public int scaleKm() {
        var longest = width / 4.0 / unitsPerKm;
        for (var km : new int[] {100, 50, 20, 10, 5, 2}) if (km <= longest) return km;
        return 1;
    }

    public int scaleWidth() {
        return (int) Math.round(scaleKm() * unitsPerKm);
    }
}
