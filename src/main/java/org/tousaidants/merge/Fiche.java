package org.tousaidants.merge;

import org.tousaidants.linkage.RecordKey;

/// A record made ready to be compared: read once, compared often.
///
/// @param bare its name says nothing but its kind and its commune
/// @param commune the same number for all records of a commune, -1 if unknown
/// @param communeWords the words of its commune's name
record Fiche(
        RecordKey key,
        Name name,
        Kind kind,
        boolean named,
        boolean bare,
        int commune,
        String postcode,
        int[] communeWords,
        Address address,
        Position position,
        Company company,
        Contact contact) {

    boolean sameTown(Fiche other) {
        if (commune >= 0 && other.commune >= 0) return commune == other.commune;
        return !postcode.isEmpty() && postcode.equals(other.postcode);
    }
}
