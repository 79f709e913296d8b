package org.tousaidants.core.territory;

/// « Point » — a position in WGS84 decimal degrees.
///
/// @throws IllegalArgumentException if a value is not a number, or beyond ±90° of latitude or ±180° of longitude
public record GeoPoint(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
            throw new IllegalArgumentException("invalid coordinates: " + latitude + ", " + longitude);
    }

    /// Returns the great-circle distance to another point in metres.
    public double metresTo(GeoPoint other) {
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
