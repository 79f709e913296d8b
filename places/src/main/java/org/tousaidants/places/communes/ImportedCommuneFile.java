package org.tousaidants.places.communes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.territory.CommuneImportResult;

/// « Fichier de communes » — an imported file: its author, its state and its changes.
///
/// @param actor the account that imported the file; empty if the file came from the command line
record ImportedCommuneFile(
        UUID id,
        CommuneFileState state,
        Instant at,
        Optional<UUID> actor,
        String name,
        String origin,
        CommuneRowCounts rows,
        List<CommuneImportResult.RefusedCommuneRow> refusals) {

    /// « Lignes » — the number of lines of the file by result.
    ///
    /// @param estimates number of estimated centres that were replaced by official centres
    record CommuneRowCounts(int read, int replaced, int estimates, int added, int contours, int refused) {}

    enum CommuneFileState {
        /// A person has not decided about the file yet; until the file is accepted, its changes are not
        /// applied.
        WAITING,
        KEPT,
        DROPPED,
        UNDONE
    }

    static final int REFUSALS_KEPT = 200;

    static ImportedCommuneFile of(
            UUID id,
            CommuneFileState state,
            Instant at,
            Optional<UUID> actor,
            String name,
            String origin,
            CommuneImportResult.CommunesImported done) {
        return new ImportedCommuneFile(
                id,
                state,
                at,
                actor,
                name,
                origin,
                new CommuneRowCounts(
                        done.read(),
                        done.replaced(),
                        done.estimatesReplaced(),
                        done.added().size(),
                        done.contours(),
                        done.refusedRows()),
                done.refused().stream().limit(REFUSALS_KEPT).toList());
    }
}
