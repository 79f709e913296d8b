package org.tousaidants.places.harvest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceVersion;

/// « Moisson (une) » — one run of a source: times, result and reason.
///
/// @param why the reason if nothing was written or a person should check the run; empty otherwise
/// @param fields number of kept records with a value, by column
/// @param version version of the source, as its server names it
/// @param warnings number of repairs of each kind, most frequent first
record StoredHarvestRun(
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
        /// The run waits until a person publishes or drops it.
        WAITING,
        DROPPED,
        /// The run was published and then reverted.
        REVERTED
    }

    record Counts(
            long read, long kept, long excluded, long rejected, long created, long changed, long same, long gone) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Whether a person should check the run.
    boolean waits() {
        return state == State.WAITING || state != State.DROPPED && state != State.REVERTED && !why.isEmpty();
    }

    /// The number of records written; 0 for a refused run.
    long written() {
        return state == State.KEPT ? counts.kept() : 0;
    }

    /// A record that could not be converted to a sheet.
    record Reject(long line, Reason why, String raw) {
        private static final int SHOWN = 300;

        /// The beginning of the record in parts, between which a line may break, because a row of cells has no
        /// spaces.
        String[] parts() {
            return (raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw).split("(?<=[,;:/?&|])");
        }
    }

    /// The percentage of kept records that have a column.
    long percent(String column) {
        return counts.kept() == 0 ? 0 : Math.round(fields.getOrDefault(column, 0L) * 100.0 / counts.kept());
    }
}
