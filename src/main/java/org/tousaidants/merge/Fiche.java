package org.tousaidants.merge;

import org.tousaidants.linkage.RecordKey;

/// A record made ready to be compared: read once, compared often.
///
/// @param bare its name says nothing but its kind and its commune
/// @param commune the same number for all records of a commune, -1 if unknown
/// @param perhaps the communes in which it may stand, when which one is not said
/// @param areas the postcodes under which it may be found
/// @param point the same number for all records at one point that was written to the last digit, -1 if it was not
/// @param communeWords the words of its commune's name
record Fiche(
        RecordKey key,
        Name name,
        Kind kind,
        boolean named,
        boolean bare,
        int commune,
        int[] perhaps,
        String postcode,
        String[] areas,
        int[] communeWords,
        Address address,
        Position position,
        int point,
        Company company,
        Contact contact) {

    boolean sameTown(Fiche other) {
        if (commune >= 0 && other.commune >= 0) return commune == other.commune;
        return samePostcode(other);
    }

    boolean samePostcode(Fiche other) {
        for (var area : areas) for (var there : other.areas) if (area.equals(there)) return true;
        return false;
    }

    /// Is its town one of several of that name?
    boolean doubtfulTown() {
        return commune < 0 && postcode.isEmpty() && perhaps.length > 1;
    }
}
