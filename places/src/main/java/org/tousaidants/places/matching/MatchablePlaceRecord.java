package org.tousaidants.places.matching;

import org.tousaidants.core.linkage.RecordKey;

/// A record prepared for comparison: parsed once and compared often.
///
/// @param point number that is equal for all records with the same exact position; -1 if the position is not
///     exact
record MatchablePlaceRecord(
        RecordKey key,
        ParsedPlaceName name,
        PlaceServiceKind kind,
        RecordCommuneKeys town,
        ParsedAddress address,
        RecordGeoPosition position,
        int point,
        ParsedSiret company,
        PlaceContactKey contact) {}
