package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Changement » — one action of one source (or person) on a place at one moment.
///
/// @param n sequence number that orders all changes of the network
/// @param place the place to which the change applied; the history of a merged place includes the
///     changes of all its records
/// @param fields the new values; an empty value means that the source withdrew the value
/// @param other the place with which `place` was merged, or from which it was separated
public record PlaceChange(
        long n,
        PlaceId place,
        Instant at,
        ValueStatementSource voice,
        PlaceChangeAct act,
        Map<Field, Optional<String>> fields,
        Optional<PlaceId> other) {
    /// « Acte » — the kind of a change.
    public enum PlaceChangeAct {
        /// The source gave these values. As long as it gives at least one value, the source counts as
        /// listing the place.
        SAID,
        /// The source confirmed these values.
        CONFIRMED,
        /// The source no longer has the place.
        WITHDREW,
        /// The source declared the place identical to another place and merged the two.
        GROUPED,
        /// The source declared that the record describes a different place and separated it.
        SEPARATED,
        /// The source reported that the place has closed.
        CLOSED,
        /// The source reported that the place is open, or open again.
        REOPENED
    }
}
