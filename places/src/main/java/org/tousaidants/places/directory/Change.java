package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Changement » — what happened to a place at one moment by one voice. `n` orders the history of the network;
/// a field whose value is empty was taken back. `place` is the one whose own history this is: when several are known
/// to be the same place, the history of the one that stands holds those of all. `other` is the place with which it was
/// grouped, or from which it was separated.
public record Change(
        long n,
        PlaceId place,
        Instant at,
        Voice voice,
        Act act,
        Map<Field, Optional<String>> fields,
        Optional<PlaceId> other) {
    /// « Acte » — what the voice did.
    public enum Act {
        /// It gave these values; a source that says anything has the place.
        SAID,
        /// It found these values right, as they stood.
        CONFIRMED,
        /// The source no longer has the place.
        WITHDREW,
        /// It found that the place is the same as another, under which it stands from now on.
        GROUPED,
        /// It found that it is another place after all.
        SEPARATED,
        /// It says that the place has closed.
        CLOSED,
        /// It says that the place is open after all, or again.
        REOPENED
    }
}
