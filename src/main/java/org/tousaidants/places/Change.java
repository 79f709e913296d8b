package org.tousaidants.places;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.schema.Field;

/// « Changement » — what happened to a place at one moment by one voice. `n` orders the history of the network;
/// a field whose value is empty was taken back.
public record Change(long n, Instant at, Voice voice, Act act, Map<Field, Optional<String>> fields) {
    /// « Acte » — what the voice did.
    public enum Act {
        /// It gave these values.
        SAID,
        /// It found these values right, as they stood.
        CONFIRMED
    }
}
