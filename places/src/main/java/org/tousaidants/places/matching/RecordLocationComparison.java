package org.tousaidants.places.matching;

/// Compares the locations of two records: address, position and commune are compared together, because they are not
/// independent.
final class RecordLocationComparison {
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

    private RecordLocationComparison() {}

    /// Returns the level of agreement of two locations.
    ///
    /// @return one of the constants of this class; [#UNKNOWN] if a location is missing or the two cannot be
    /// compared
    static int compare(MatchablePlaceRecord left, MatchablePlaceRecord right, RecordWordVocabulary vocabulary) {
        var metres = left.position().metresTo(right.position());
        var central = (left.position().central() || right.position().central()) && !(metres <= TOUCHING_METRES);
        var blur = left.position().blur() + right.position().blur() + (central ? ANYWHERE_METRES : 0);
        var known = !Double.isNaN(metres) && blur <= 2 * RecordGeoPosition.VAGUE_METRES;
        // The two places are at least this far apart, in metres, if the imprecision of both positions is
        // taken into account.
        var atLeast = !Double.isNaN(metres) ? metres - blur : 0;
        var address = ParsedAddress.compare(left, right, vocabulary);
        // A record with only a postcode may be in any commune of this postcode. In this case equal house
        // numbers and streets count as the same place.
        var postcode = address == ParsedAddress.SAME && left.town().samePostcode(right.town());
        // A position without a stated commune is not used as evidence that the communes differ.
        var unsaid = known
                && metres <= WALK_METRES
                && !(left.town().said() && right.town().said());
        var sameTown = left.town().same(right.town()) || postcode || unsaid;
        // A commune cannot be compared with a position, and two imprecise positions cannot be compared with
        // each other.
        var towns = sameTown || left.town().said() && right.town().said();
        if (!towns && !known && !(atLeast > 0)) return UNKNOWN;
        if (!sameTown && !(known && metres <= CLOSE_METRES)) return ELSEWHERE;
        // If house number, street and commune are equal, a distance shows only that one of the two positions
        // is wrong.
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
