package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;

/// A record made ready to be compared: read once, compared often.
///
/// @param bare its name says nothing but its kind and its commune
/// @param commune the same number for all records of a commune, -1 if unknown
/// @param city the same number for all arrondissements of a city and for the city itself
/// @param perhaps the communes in which it may stand, when which one is not said
/// @param areas the postcodes under which it may be found; without one, the name of its town as it was written
/// @param point the same number for all records at one point that was written to the last digit, -1 if it was not
/// @param communeWords the words of its commune's name
record Fiche(
        RecordKey key,
        Name name,
        Kind kind,
        boolean named,
        boolean bare,
        int commune,
        int city,
        int[] perhaps,
        String postcode,
        String[] areas,
        int[] communeWords,
        Address address,
        Position position,
        int point,
        Company company,
        Contact contact) {
    /// Before the name of a town that no list of communes holds: an old one, or a misspelt one.
    static final char UNLISTED = '=';

    boolean sameTown(Fiche other) {
        if (commune >= 0 && other.commune >= 0)
            return commune == other.commune || commune == other.city || city == other.commune;
        return samePostcode(other);
    }

    /// So that it can be told from another?
    boolean saysItsTown() {
        return commune >= 0 || areas.length > 0 && areas[0].charAt(0) != UNLISTED && !guessedTown();
    }

    boolean samePostcode(Fiche other) {
        for (var area : areas) for (var there : other.areas) if (area.equals(there)) return true;
        return false;
    }

    boolean sameDepartement(Fiche other) {
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
    private boolean guessedTown() {
        return commune < 0 && postcode.isEmpty() && perhaps.length == 1;
    }

    /// Is its town one of several of that name, or a guess?
    boolean doubtfulTown() {
        return commune < 0 && postcode.isEmpty() && (perhaps.length > 1 || guessedTown() && !position.known());
    }
}
