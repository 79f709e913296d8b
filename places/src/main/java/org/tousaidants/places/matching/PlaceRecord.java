package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;

/// A record prepared for comparison: parsed once, compared often.
///
/// @param point the same number for all records with one exact point; -1 if it is not exact
record PlaceRecord(
        RecordKey key,
        ParsedName name,
        PlaceKind kind,
        RecordTown town,
        ParsedAddress address,
        RecordPosition position,
        int point,
        ParsedSiret company,
        ContactKey contact) {}
