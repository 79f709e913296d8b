package org.tousaidants.places.matching;

/// The position of a place, and its precision: a point that many addresses share is the middle of something.
///
/// @param blur in metres: the place is somewhere in this radius
/// @param central the middle of its commune, used for an unknown point: it may agree, never contradict
record RecordPosition(double latitude, double longitude, int blur, boolean central) {
    static final RecordPosition UNKNOWN = new RecordPosition(Double.NaN, Double.NaN, 0, false);

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int EXACT_METRES = 10;
    /// Beyond this a point identifies the commune only.
    static final int VAGUE_METRES = 500;

    boolean known() {
        return !Double.isNaN(latitude);
    }

    /// Written to the last digit, whether or not it is right.
    boolean exact() {
        return known() && blur == EXACT_METRES;
    }

    boolean vague() {
        return blur > VAGUE_METRES;
    }

    /// Accurate to a metre over some kilometres, its range of use. NaN if one is unknown.
    double metresTo(RecordPosition other) {
        var north = (latitude - other.latitude) * METRES_PER_DEGREE;
        var east = (longitude - other.longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.sqrt(north * north + east * east);
    }

    /// The precision lost in the digits after the point.
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
