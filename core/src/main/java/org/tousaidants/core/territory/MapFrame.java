package org.tousaidants.core.territory;

import java.util.List;

/// « Cadre d’un croquis » — projects map points to the units of a drawing, with north at the top and all points
/// inside.
public final class MapFrame {
    private static final int MARGIN = 24;
    private static final double KM_PER_DEGREE = 111.195;

    private final double west;
    private final double north;
    private final double cosine;
    private final double unitsPerKm;
    private final int width;
    private final int height;

    private MapFrame(double west, double north, double cosine, double unitsPerKm, int width, int height) {
        this.west = west;
        this.north = north;
        this.cosine = cosine;
        this.unitsPerKm = unitsPerKm;
        this.width = width;
        this.height = height;
    }

    /// A frame that contains these points.
    public static MapFrame around(List<Point> points, int width, int tallest) {
        var south = points.stream().mapToDouble(Point::latitude).min().orElse(0);
        var north = points.stream().mapToDouble(Point::latitude).max().orElse(0);
        var west = points.stream().mapToDouble(Point::longitude).min().orElse(0);
        var east = points.stream().mapToDouble(Point::longitude).max().orElse(0);
        var cosine = Math.cos(Math.toRadians((south + north) / 2));
        var kmWide = Math.max(1, (east - west) * cosine * KM_PER_DEGREE);
        var kmTall = Math.max(1, (north - south) * KM_PER_DEGREE);
        var unitsPerKm = Math.min((width - 2 * MARGIN) / kmWide, (tallest - 2 * MARGIN) / kmTall);
        return new MapFrame(west, north, cosine, unitsPerKm, width, (int) Math.round(kmTall * unitsPerKm) + 2 * MARGIN);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int x(Point point) {
        return MARGIN + (int) Math.round((point.longitude() - west) * cosine * KM_PER_DEGREE * unitsPerKm);
    }

    public int y(Point point) {
        return MARGIN + (int) Math.round((north - point.latitude()) * KM_PER_DEGREE * unitsPerKm);
    }

    /// The map point at the top left corner of the drawing.
    public Point corner() {
        return new Point(north + MARGIN / perLatitude(), west - MARGIN / perLongitude());
    }

    /// Units of the drawing for one degree to the east.
    public double perLongitude() {
        return cosine * KM_PER_DEGREE * unitsPerKm;
    }

    /// Units of the drawing for one degree to the south.
    public double perLatitude() {
        return KM_PER_DEGREE * unitsPerKm;
    }

    public double kmWide() {
        return width / unitsPerKm;
    }

    public boolean holds(Point point) {
        return x(point) > 0 && x(point) < width && y(point) > 0 && y(point) < height;
    }

    /// Length of the scale bar in km: the largest round number that takes at most a quarter of the width.
    public int scaleKm() {
        var longest = width / 4.0 / unitsPerKm;
        for (var km : new int[] {100, 50, 20, 10, 5, 2}) if (km <= longest) return km;
        return 1;
    }

    public int scaleWidth() {
        return (int) Math.round(scaleKm() * unitsPerKm);
    }
}
