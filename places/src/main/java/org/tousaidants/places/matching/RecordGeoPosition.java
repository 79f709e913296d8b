package org.tousaidants.places.matching;

/// The position of a place and its precision. A position that many addresses share is the middle of an area.
///
/// @param blur radius in metres within which the place is
/// @param central whether it is the middle of the commune, used if the position is unknown: it can confirm a
///     match but never contradict one
record RecordGeoPosition(double latitude, double longitude, int blur, boolean central) {
    static final RecordGeoPosition UNKNOWN = new RecordGeoPosition(Double.NaN, Double.NaN, 0, false);

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int EXACT_METRES = 10;
    /// Imprecision in metres above which a position identifies only the commune.
    static final int VAGUE_METRES = 500;

    boolean known() {
        return !Double.isNaN(latitude);
    }

    /// Returns whether the position has full precision. A precise position may still be wrong.
    boolean exact() {
        return known() && blur == EXACT_METRES;
    }

    boolean vague() {
        return blur > VAGUE_METRES;
    }

    /// Returns the distance to another position in metres, accurate to a metre over a few kilometres; NaN if one
    /// of the positions is unknown.
    double metresTo(RecordGeoPosition other) {
        var north = (latitude - other.latitude) * METRES_PER_DEGREE;
        var east = (longitude - other.longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.sqrt(north * north + east * east);
    }

    /// Returns the imprecision in metres of a position, derived from the number of decimals of its coordinates.
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
