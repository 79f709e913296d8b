package org.tousaidants.places.matching;

/// The commune of a record.
///
/// @param commune number that is equal for all records of a commune; -1 if unknown
/// @param city number that is equal for a city and all its arrondissements
/// @param perhaps numbers of the possible communes, if the record does not state its commune
/// @param areas postcodes of the record; if it has none, the name of its commune as written
/// @param words numbers of the words of the commune's name
record RecordCommuneKeys(int commune, int city, int[] perhaps, String postcode, String[] areas, int[] words) {
    /// Prefix of the name of a commune that the official list of communes does not contain, because it is a
    /// former commune or misspelt.
    static final char UNLISTED = '=';

    boolean same(RecordCommuneKeys other) {
        if (commune >= 0 && other.commune >= 0)
            return commune == other.commune || commune == other.city || city == other.commune;
        return samePostcode(other);
    }

    /// Returns whether the commune and the postcode are both unknown.
    boolean unknown() {
        return commune < 0 && postcode.isEmpty();
    }

    /// Returns whether the record states its commune, or whether it is known precisely enough to be compared.
    boolean said() {
        return commune >= 0 || areas.length > 0 && areas[0].charAt(0) != UNLISTED && !guessed();
    }

    boolean samePostcode(RecordCommuneKeys other) {
        for (var area : areas) for (var there : other.areas) if (area.equals(there)) return true;
        return false;
    }

    boolean sameDepartement(RecordCommuneKeys other) {
        for (var area : areas)
            for (var there : other.areas) if (departement(area).equals(departement(there))) return true;
        return false;
    }

    /// Returns the number of the département of a postcode, or of a commune that the official list does not
    /// contain.
    private static String departement(String area) {
        if (area.charAt(0) == UNLISTED) return area;
        return area.substring(0, area.startsWith("97") || area.startsWith("98") ? 3 : 2);
    }

    /// Returns whether the commune was inferred from the name of the place or from the nearest commune.
    private boolean guessed() {
        return unknown() && perhaps.length == 1;
    }

    /// Returns whether the commune of the record is uncertain: it was inferred, or several communes have its
    /// name.
    ///
    /// @param position position of the record
    boolean doubtful(RecordGeoPosition position) {
        return unknown() && (perhaps.length > 1 || guessed() && !position.known());
    }
}
