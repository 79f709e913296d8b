package org.tousaidants.places.matching;

/// The town of a record, as far as it says it.
///
/// @param commune the same number for all records of a commune, -1 if unknown
/// @param city the same number for all arrondissements of a city and for the city itself
/// @param perhaps the communes in which it may stand, when which one is not said
/// @param areas the postcodes under which it may be found; without one, the name of its town as it was written
/// @param words those of its commune's name
record Town(int commune, int city, int[] perhaps, String postcode, String[] areas, int[] words) {
    /// Before the name of a town that no list of communes holds: an old one, or a misspelt one.
    static final char UNLISTED = '=';

    boolean same(Town other) {
        if (commune >= 0 && other.commune >= 0)
            return commune == other.commune || commune == other.city || city == other.commune;
        return samePostcode(other);
    }

    /// Neither its commune nor its postcode?
    boolean unknown() {
        return commune < 0 && postcode.isEmpty();
    }

    /// So that it can be told from another?
    boolean said() {
        return commune >= 0 || areas.length > 0 && areas[0].charAt(0) != UNLISTED && !guessed();
    }

    boolean samePostcode(Town other) {
        for (var area : areas) for (var there : other.areas) if (area.equals(there)) return true;
        return false;
    }

    boolean sameDepartement(Town other) {
        for (var area : areas)
            for (var there : other.areas) if (departement(area).equals(departement(there))) return true;
        return false;
    }

    /// An unlisted town is in no other département than its own.
    private static String departement(String area) {
        if (area.charAt(0) == UNLISTED) return area;
        return area.substring(0, area.startsWith("97") || area.startsWith("98") ? 3 : 2);
    }

    /// Is its town only the one that its name names, or the one that is nearest to its point?
    private boolean guessed() {
        return unknown() && perhaps.length == 1;
    }

    /// Is its town one of several of that name, or a guess?
    boolean doubtful(Position position) {
        return unknown() && (perhaps.length > 1 || guessed() && !position.known());
    }
}
