package org.tousaidants.places.matching;

/// The town of a record.
///
/// @param commune the same number for all records of a commune; -1 if unknown
/// @param city the same number for all arrondissements of a city and the city itself
/// @param perhaps possible communes, if the record does not state it
/// @param areas postcodes of the record; without any, the name of its town as written
/// @param words words of the commune's name
record RecordTown(int commune, int city, int[] perhaps, String postcode, String[] areas, int[] words) {
    /// Prefix of the name of a town that is not in the list of communes: a former or misspelt one.
    static final char UNLISTED = '=';

    boolean same(RecordTown other) {
        if (commune >= 0 && other.commune >= 0)
            return commune == other.commune || commune == other.city || city == other.commune;
        return samePostcode(other);
    }

    /// Whether the commune and the postcode are both unknown.
    boolean unknown() {
        return commune < 0 && postcode.isEmpty();
    }

    /// Whether the town is known well enough to be compared.
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

    /// The département of a postcode or an unlisted town.
    private static String departement(String area) {
        if (area.charAt(0) == UNLISTED) return area;
        return area.substring(0, area.startsWith("97") || area.startsWith("98") ? 3 : 2);
    }

    /// Whether the town was inferred from the name or the nearest point.
    private boolean guessed() {
        return unknown() && perhaps.length == 1;
    }

    /// Whether the town is one of several with that name, or was inferred.
    boolean doubtful(RecordPosition position) {
        return unknown() && (perhaps.length > 1 || guessed() && !position.known());
    }
}
