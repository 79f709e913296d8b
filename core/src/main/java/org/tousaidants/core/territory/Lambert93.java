package org.tousaidants.core.territory;

/// « Lambert-93 » — converts coordinates of the French national projection (EPSG:2154, metres, mainland France
/// only) to WGS84.
///
/// Constants of IGN, note NTG 71 (« Projections coniques conformes de Lambert ») and the ellipsoid GRS 80;
/// RGF93 and WGS84 agree to a metre.
public final class Lambert93 {
    private static final double EXPONENT = 0.725_607_765_053_267;
    private static final double CONSTANT = 11_754_255.426_096;
    private static final double POLE_X = 700_000;
    private static final double POLE_Y = 12_655_612.049_876;
    private static final double ECCENTRICITY = 0.081_819_191_042_816;
    private static final double MERIDIAN_DEGREES = 3;

    private Lambert93() {}

    /// Returns whether two numbers, in this order, can be Lambert-93 coordinates in mainland France.
    public static boolean plausible(double x, double y) {
        return x > 50_000 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000;
    }

    public static GeoPoint toWgs84(double x, double y) {
        var radius = Math.hypot(x - POLE_X, y - POLE_Y);
        var longitude = MERIDIAN_DEGREES + Math.toDegrees(Math.atan((x - POLE_X) / (POLE_Y - y)) / EXPONENT);
        var isometric = -Math.log(radius / CONSTANT) / EXPONENT;
        // Six iterations are enough for a precision of a micrometre, because each iteration divides the
        // error by 150.
        var latitude = 2 * Math.atan(Math.exp(isometric)) - Math.PI / 2;
        for (int i = 0; i < 6; i++) {
            var sine = ECCENTRICITY * Math.sin(latitude);
            latitude = 2 * Math.atan(Math.pow((1 + sine) / (1 - sine), ECCENTRICITY / 2) * Math.exp(isometric))
                    - Math.PI / 2;
        }
        return new GeoPoint(Math.toDegrees(latitude), longitude);
    }
}
