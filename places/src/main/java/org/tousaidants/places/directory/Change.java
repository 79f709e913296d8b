package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Changement » — one act of one source on a place at one moment.
///
/// @param n number that orders all changes of the network
/// @param place the place to which the act applied; the history of a merged place includes the changes of all
///     its records
/// @param fields the new values; an empty value was withdrawn
/// @param other the place with which `place` was merged, or from which it was separated
public record Change(
        long n,
        PlaceId place,
        Instant at,
        StatementSource voice,
        Act act,
        Map<Field, Optional<String>> fields,
        Optional<PlaceId> other) {
    /// « Acte » — the kind of change.
    public enum Act {
        /// The source gave these values; a source that gives a value lists the place.
        SAID,
        /// The source confirmed these values.
        CONFIRMED,
        /// The source no longer has the place.
        WITHDREW,
        /// The source stated that the place is the same as another: it is merged into that place from now on.
        GROUPED,
        /// The source stated that the record is another place after all.
        SEPARATED,
        /// The source stated that the place has closed.
        CLOSED,
        /// The source stated that the place is open after all, or again.
        REOPENED
    }
}
