package org.tousaidants.places.harvest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceVersion;

/// « Moisson (une) » — one run of a source: times, result, and reason.
///
/// @param why the reason why nothing was written, or why a person should check; empty otherwise
/// @param fields how many of the kept records have each column
/// @param version of the source, as its server names it
/// @param warnings how many times each kind of repair was needed, the most frequent first
record Run(
        UUID id,
        String source,
        Instant startedAt,
        Optional<Instant> endedAt,
        State state,
        Reason why,
        Counts counts,
        Map<String, Long> fields,
        Map<Reason, Long> warnings,
        SourceVersion version) {

    enum State {
        RUNNING,
        KEPT,
        UNCHANGED,
        REFUSED,
        /// It waits until a person publishes or drops it.
        WAITING,
        DROPPED,
        /// It was published, and reverted.
        REVERTED
    }

    record Counts(
            long read, long kept, long excluded, long rejected, long created, long changed, long same, long gone) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Whether a person should check it.
    boolean waits() {
        return state == State.WAITING || state != State.DROPPED && state != State.REVERTED && !why.isEmpty();
    }

    /// A refused run wrote none of its usable records.
    long written() {
        return state == State.KEPT ? counts.kept() : 0;
    }

    /// A record that could not become a sheet.
    record Reject(long line, Reason why, String raw) {
        private static final int SHOWN = 300;

        /// The beginning of the record, cut where a line may break, since a row of cells has no spaces.
        String[] parts() {
            return (raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw).split("(?<=[,;:/?&|])");
        }
    }

    /// Share of the kept records that have a column, in percent.
    long percent(String column) {
        return counts.kept() == 0 ? 0 : Math.round(fields.getOrDefault(column, 0L) * 100.0 / counts.kept());
    }
}
