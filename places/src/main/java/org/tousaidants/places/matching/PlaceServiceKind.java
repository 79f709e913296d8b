package org.tousaidants.places.matching;

/// The kind of a place, from its name and its typology: a library and a France Services centre at one address are
/// two places.
///
/// @param services bit set of kinds of service
/// @param carriers bit set of kinds of organisation that run services
/// @param moves whether the place is a mobile service
record PlaceServiceKind(long services, long carriers, boolean moves) {
    /// The bit that represents France Services.
    static final long FRANCE_SERVICES = 1;

    static final int ANOTHER = 0;
    static final int CARRIED = 1;
    static final int SAME = 2;
    /// Level of agreement for two places of the same kind whose names have no other words: « Médiathèque
    /// municipale » and « Bibliothèque de Surgères ».
    static final int SAME_AND_NO_MORE = 3;
    static final int SAME_WORDS = 4;

    static final int ONE_MOVES = 0;
    static final int BOTH_MOVE = 1;

    static int compare(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        var bare = left.name().bare() && right.name().bare();
        if (bare && left.name().sameWords(right.name())) return SAME_WORDS;
        var leftKind = left.kind();
        var other = right.kind();
        if ((leftKind.services | leftKind.carriers) == 0 || (other.services | other.carriers) == 0) return -1;
        if ((leftKind.services & other.services) != 0
                || (leftKind.services | other.services) == 0 && (leftKind.carriers & other.carriers) != 0)
            return bare ? SAME_AND_NO_MORE : SAME;
        if (leftKind.services == 0 || other.services == 0) return CARRIED;
        return ANOTHER;
    }

    /// Returns whether the place is only a post office, a town hall, an intercommunality, a CCAS, an MSA or a
    /// social centre, apart from the France Services centre that it hosts.
    boolean houses() {
        var houses = PlaceNameLexicon.SHIPPED.houses();
        return (services & ~(houses | FRANCE_SERVICES)) == 0 && ((services | carriers) & houses) != 0;
    }

    boolean franceServices() {
        return (services & FRANCE_SERVICES) != 0;
    }

    /// Returns whether both names contain the same kind of organisation: « France services, mairie de Surgères »
    /// and « Mairie de Surgères ».
    boolean sharesCarrier(PlaceServiceKind other) {
        return (carriers & other.carriers) != 0;
    }

    /// Returns the level of agreement of two records about being a mobile service.
    ///
    /// @return one of the levels; -1 if neither record states that it is a mobile service
    static int travels(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        if (left.kind().moves && right.kind().moves) return BOTH_MOVE;
        return left.kind().moves || right.kind().moves ? ONE_MOVES : -1;
    }
}
