package org.tousaidants.core.territory;

/// « Point » — a position in WGS84 decimal degrees.
///
/// @throws IllegalArgumentException beyond ±90° of latitude or ±180° of longitude, or not a number
public record Point(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Point {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
            throw new IllegalArgumentException("invalid coordinates: " + latitude + ", " + longitude);
    }

    /// Great-circle distance in metres.
    public double metresTo(Point other) {
        var dLat = Math.toRadians(other.latitude - latitude) / 2;
        var dLon = Math.toRadians(other.longitude - longitude) / 2;
        var a = Math.sin(dLat) * Math.sin(dLat)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.sin(dLon)
                        * Math.sin(dLon);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
