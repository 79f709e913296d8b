package org.tousaidants.places.communes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.territory.CommuneImportResult;

/// « Fichier de communes » — an imported file: its author, and its changes.
///
/// @param actor empty for the command line
record CommuneFile(
        UUID id,
        State state,
        Instant at,
        Optional<UUID> actor,
        String name,
        String origin,
        Rows rows,
        List<CommuneImportResult.RefusedRow> refusals) {

    /// « Lignes » — the number of lines by result.
    ///
    /// @param estimates estimated centres that were replaced
    record Rows(int read, int replaced, int estimates, int added, int contours, int refused) {}

    enum State {
        /// The file waits until a person keeps or discards it.
        WAITING,
        KEPT,
        DROPPED,
        UNDONE
    }

    static final int REFUSALS_KEPT = 200;

    static CommuneFile of(
            UUID id,
            State state,
            Instant at,
            Optional<UUID> actor,
            String name,
            String origin,
            CommuneImportResult.Imported done) {
        return new CommuneFile(
                id,
                state,
                at,
                actor,
                name,
                origin,
                new Rows(
                        done.read(),
                        done.replaced(),
                        done.estimatesReplaced(),
                        done.added().size(),
                        done.contours(),
                        done.refusedRows()),
                done.refused().stream().limit(REFUSALS_KEPT).toList());
    }
}
