package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;

/// A record made ready to be compared: read once, compared often.
///
/// @param point the same number for all records at one point that was written to the last digit, -1 if it was not
record Fiche(
        RecordKey key,
        Name name,
        Kind kind,
        Town town,
        Address address,
        Position position,
        int point,
        Company company,
        ContactKey contact) {}
