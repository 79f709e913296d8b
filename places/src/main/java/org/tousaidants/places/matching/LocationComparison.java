package org.tousaidants.places.matching;

/// Compares the location of two records: address, position and commune together, because they are not
/// independent.
final class LocationComparison {
    static final int UNKNOWN = -1;
    static final int ELSEWHERE = 0;
    static final int SAME_TOWN = 1;
    static final int TOWN_ONLY = 2;
    static final int NEAR = 3;
    static final int SAME_POINT = 4;
    static final int SAME_WAY = 5;
    static final int SAME_ADDRESS = 6;

    private static final double TOUCHING_METRES = 80;
    private static final int ANYWHERE_METRES = 10_000;
    private static final double CLOSE_METRES = 400;
    private static final double WALK_METRES = 1_500;
    private static final double FAR_METRES = 6_000;

    private LocationComparison() {}

    /// @return [#UNKNOWN] if a location is missing or the two cannot be compared
    static int compare(PlaceRecord left, PlaceRecord right, WordVocabulary vocabulary) {
        var metres = left.position().metresTo(right.position());
        var central = (left.position().central() || right.position().central()) && !(metres <= TOUCHING_METRES);
        var blur = left.position().blur() + right.position().blur() + (central ? ANYWHERE_METRES : 0);
        var known = !Double.isNaN(metres) && blur <= 2 * RecordPosition.VAGUE_METRES;
        // The minimum distance, given the imprecision.
        var atLeast = !Double.isNaN(metres) ? metres - blur : 0;
        var address = ParsedAddress.compare(left, right, vocabulary);
        // A record with only a postcode may be in any of its communes: number and street decide.
        var postcode = address == ParsedAddress.SAME && left.town().samePostcode(right.town());
        // A point without a town is no evidence for another town.
        var unsaid = known
                && metres <= WALK_METRES
                && !(left.town().said() && right.town().said());
        var sameTown = left.town().same(right.town()) || postcode || unsaid;
        // A town and a point, or two imprecise points, cannot be compared.
        var towns = sameTown || left.town().said() && right.town().said();
        if (!towns && !known && !(atLeast > 0)) return UNKNOWN;
        if (!sameTown && !(known && metres <= CLOSE_METRES)) return ELSEWHERE;
        // If number, street and commune are equal, one of the two points is wrong.
        if (atLeast > FAR_METRES) return address == ParsedAddress.SAME ? NEAR : ELSEWHERE;
        if (address == ParsedAddress.SAME && atLeast <= WALK_METRES)
            return left.town().same(right.town()) || known ? SAME_ADDRESS : NEAR;
        if (address == ParsedAddress.SAME_WAY && atLeast <= CLOSE_METRES) return SAME_WAY;
        if (known && metres <= TOUCHING_METRES + blur)
            return address == ParsedAddress.ANOTHER_NUMBER ? SAME_WAY : SAME_POINT;
        if (address == ParsedAddress.SAME
                || address >= ParsedAddress.ANOTHER_NUMBER && atLeast <= WALK_METRES
                || known && metres <= CLOSE_METRES) return NEAR;
        if (address == ParsedAddress.MISSING && !known) return TOWN_ONLY;
        return SAME_TOWN;
    }
}
