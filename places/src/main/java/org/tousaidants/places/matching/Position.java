package org.tousaidants.places.matching;

/// Where a place stands, and how far that can be trusted: a point that many addresses share is the middle of
/// something.
///
/// @param blur in metres: the place is somewhere in this radius
/// @param central the middle of its commune, where an unknown point is put: it may agree, never contradict
record Position(double latitude, double longitude, int blur, boolean central) {
    static final Position UNKNOWN = new Position(Double.NaN, Double.NaN, 0, false);

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int EXACT_METRES = 10;
    /// Beyond this a point tells the commune, no more.
    static final int VAGUE_METRES = 500;

    boolean known() {
        return !Double.isNaN(latitude);
    }

    /// Written to the last digit, be it or not where the place is.
    boolean exact() {
        return known() && blur == EXACT_METRES;
    }

    boolean vague() {
        return blur > VAGUE_METRES;
    }

    /// Good to a metre over some kilometres, where it is used. Not a number if one is unknown.
    double metresTo(Position other) {
        var north = (latitude - other.latitude) * METRES_PER_DEGREE;
        var east = (longitude - other.longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.sqrt(north * north + east * east);
    }

    /// What is left out after the point, seen from the digits that were written.
    static int blur(String latitude, String longitude) {
        return switch (Math.max(decimals(latitude), decimals(longitude))) {
            case 0 -> 100_000;
            case 1 -> 10_000;
            case 2 -> 1_000;
            case 3 -> 100;
            default -> EXACT_METRES;
        };
    }

    private static int decimals(String number) {
        var point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }
}
