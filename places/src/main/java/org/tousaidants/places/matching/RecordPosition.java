package org.tousaidants.places.matching;

/// The position of a place and its precision: a point that many addresses share is the middle of an area.
///
/// @param blur radius in metres, in which the place is
/// @param central whether it is the middle of the commune, used for an unknown point: it can agree but
/// never contradict
record RecordPosition(double latitude, double longitude, int blur, boolean central) {
    static final RecordPosition UNKNOWN = new RecordPosition(Double.NaN, Double.NaN, 0, false);

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int EXACT_METRES = 10;
    /// In metres: with a larger blur, a point identifies only the commune.
    static final int VAGUE_METRES = 500;

    boolean known() {
        return !Double.isNaN(latitude);
    }

    /// Whether the point has full digits, right or wrong.
    boolean exact() {
        return known() && blur == EXACT_METRES;
    }

    boolean vague() {
        return blur > VAGUE_METRES;
    }

    /// Distance in metres, exact to a metre over a few kilometres. NaN if a position is unknown.
    double metresTo(RecordPosition other) {
        var north = (latitude - other.latitude) * METRES_PER_DEGREE;
        var east = (longitude - other.longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.sqrt(north * north + east * east);
    }

    /// The imprecision in metres from the number of decimals.
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
