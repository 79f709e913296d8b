package org.tousaidants.places.matching;

/// The town of a record, as far as the record gives it.
///
/// @param commune the same number for all records of a commune, -1 if unknown
/// @param city the same number for all arrondissements of a city and for the city itself
/// @param perhaps the communes where it may be, when the record does not say which
/// @param areas the postcodes under which it may be found; without one, the name of its town as it was
/// written
/// @param words those of its commune's name
record RecordTown(int commune, int city, int[] perhaps, String postcode, String[] areas, int[] words) {
    /// Prefix of the name of a town that is in no list of communes: a former or a misspelt one.
    static final char UNLISTED = '=';

    boolean same(RecordTown other) {
        if (commune >= 0 && other.commune >= 0)
            return commune == other.commune || commune == other.city || city == other.commune;
        return samePostcode(other);
    }

    /// Whether neither its commune nor its postcode is known.
    boolean unknown() {
        return commune < 0 && postcode.isEmpty();
    }

    /// Whether it can be distinguished from another.
    boolean said() {
        return commune >= 0 || areas.length > 0 && areas[0].charAt(0) != UNLISTED && !guessed();
    }

    boolean samePostcode(RecordTown other) {
        for (var area : areas) for (var there : other.areas) if (area.equals(there)) return true;
        return false;
    }

    boolean sameDepartement(RecordTown other) {
        for (var area : areas)
            for (var there : other.areas) if (departement(area).equals(departement(there))) return true;
        return false;
    }

    /// An unlisted town is in no other département than its own.
    private static String departement(String area) {
        if (area.charAt(0) == UNLISTED) return area;
        return area.substring(0, area.startsWith("97") || area.startsWith("98") ? 3 : 2);
    }

    /// Whether its town is inferred from its name, or from the nearest point.
    private boolean guessed() {
        return unknown() && perhaps.length == 1;
    }

    /// Whether its town is one of several of that name, or inferred.
    boolean doubtful(RecordPosition position) {
        return unknown() && (perhaps.length > 1 || guessed() && !position.known());
    }
}
