package org.tousaidants.places.harvest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceVersion;

/// « Moisson (une) » — one run of a source: its times, its result and the reason for this result.
///
/// @param why the reason if nothing was stored or if a person should check the run; empty otherwise
/// @param fields number of accepted records with a value, by column
/// @param version version of the source, as named by its server
/// @param warnings number of repairs of each kind, the most frequent first
record StoredHarvestRun(
        UUID id,
        String source,
        Instant startedAt,
        Optional<Instant> endedAt,
        HarvestRunState state,
        RefusalReason why,
        HarvestRunCounts counts,
        Map<String, Long> fields,
        Map<RefusalReason, Long> warnings,
        SourceVersion version) {

    enum HarvestRunState {
        RUNNING,
        KEPT,
        UNCHANGED,
        REFUSED,
        /// The run waits until a person publishes or discards it.
        WAITING,
        DROPPED,
        /// The run was published and then reverted.
        REVERTED
    }

    /// @param kept usable records
    /// @param left usable records that were not published
    record HarvestRunCounts(
            long read,
            long kept,
            long excluded,
            long rejected,
            long created,
            long changed,
            long same,
            long gone,
            HarvestLeftOut left) {
        static final HarvestRunCounts NONE = new HarvestRunCounts(0, 0, 0, 0, 0, 0, 0, 0, HarvestLeftOut.NONE);

        /// Returns the number of records that the directory has from this run, changed by the run or not.
        long published() {
            return created + changed + same;
        }

        /// Returns whether each record read has one outcome. A run published in part before migration V113 does not
        /// know which records were left.
        boolean addsUp() {
            return published() + left.total() + excluded + rejected == read;
        }
    }

    /// Returns whether a person should check the run, or decide whether it is published.
    boolean waits() {
        return state == HarvestRunState.WAITING
                || state != HarvestRunState.DROPPED && state != HarvestRunState.REVERTED && !why.isEmpty();
    }

    /// Returns the number of stored records; 0 for a refused run.
    long written() {
        return state == HarvestRunState.KEPT ? counts.published() : 0;
    }

    /// A record that could not be converted to a sheet.
    record RejectedLine(long line, RefusalReason why, String raw) {
        private static final int SHOWN = 300;

        /// Returns the beginning of the refused record, divided into parts. A page may break the line
        /// between two parts; this is needed because a row of cells may contain no spaces.
        String[] parts() {
            return (raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw).split("(?<=[,;:/?&|])");
        }
    }

    /// Returns the percentage of accepted records that have a value in a column.
    long percent(String column) {
        return counts.kept() == 0 ? 0 : Math.round(fields.getOrDefault(column, 0L) * 100.0 / counts.kept());
    }
}
