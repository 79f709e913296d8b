package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Changement » — one act on a place by one source at one moment. `n` orders the history of the network; a
/// field with an empty value was withdrawn. `place` is the owner of this history: when several places were
/// grouped, the history of the survivor contains those of all. `other` is the place with which it was grouped,
/// or from which it was separated.
public record Change(
        long n,
        PlaceId place,
        Instant at,
        StatementSource voice,
        Act act,
        Map<Field, Optional<String>> fields,
        Optional<PlaceId> other) {
    /// « Acte » — the act of the source.
    public enum Act {
        /// It gave these values; the place is present in a source that gives any.
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
