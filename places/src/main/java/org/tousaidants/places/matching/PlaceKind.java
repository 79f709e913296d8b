package org.tousaidants.places.matching;

/// The kind of place, from its name and its typology: a library and a France Services centre at one address are
/// two places.
///
/// @param services bits, each a kind of service
/// @param carriers bits, each a kind of organisation that runs services
record PlaceKind(long services, long carriers, boolean moves) {
    /// The bit of France Services.
    static final long FRANCE_SERVICES = 1;

    static final int ANOTHER = 0;
    static final int CARRIED = 1;
    static final int SAME = 2;
    /// The same kind of place, and no other words in the names: « Médiathèque municipale » and « Bibliothèque
    /// de Surgères ».
    static final int SAME_AND_NO_MORE = 3;
    static final int SAME_WORDS = 4;

    static final int ONE_MOVES = 0;
    static final int BOTH_MOVE = 1;

    static int compare(PlaceRecord left, PlaceRecord right) {
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

    /// Whether it is a post office, a town hall, an intercommunality, a CCAS, an MSA or a social centre, and
    /// nothing else except the France Services that it hosts.
    boolean houses() {
        var houses = NameLexicon.SHIPPED.houses();
        return (services & ~(houses | FRANCE_SERVICES)) == 0 && ((services | carriers) & houses) != 0;
    }

    boolean franceServices() {
        return (services & FRANCE_SERVICES) != 0;
    }

    /// Whether both name the same organisation: « France services, mairie de Surgères » and « Mairie de
    /// Surgères ».
    boolean sharesCarrier(PlaceKind other) {
        return (carriers & other.carriers) != 0;
    }

    /// @return -1 if neither states that it is mobile
    static int travels(PlaceRecord left, PlaceRecord right) {
        if (left.kind().moves && right.kind().moves) return BOTH_MOVE;
        return left.kind().moves || right.kind().moves ? ONE_MOVES : -1;
    }
}
