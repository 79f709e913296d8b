package org.tousaidants.label.pix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Fichier reçu » — an imported file: its author and the state of its rows. The file itself is not stored.
record ImportedPixFile(
        UUID id,
        Instant at,
        UUID by,
        PixResultFile.PixFileKind kind,
        String name,
        String campaign,
        PixFileRowCounts read,
        PixRowDecisionCounts decided,
        Optional<Instant> closed) {
    /// « Lignes lues » — the counts of an imported file.
    ///
    /// @param rows number of readable rows, each about one person
    /// @param silent number of people who did not send their levels
    /// @param highest highest level in the file
    /// @param faulty number of lines with mistakes
    /// @param faults lines with mistakes, shown until the last row is decided
    record PixFileRowCounts(int rows, int silent, int highest, int faulty, List<PixResultFile.PixFileFault> faults) {}

    /// « Ce que sont devenues les lignes » — the number of rows by result.
    ///
    /// @param recorded number of recorded rows
    /// @param known number of rows whose levels were already known
    /// @param aside number of rows assigned to nobody
    /// @param waiting number of rows that are not assigned yet
    record PixRowDecisionCounts(int recorded, int known, int aside, int waiting) {}
}
