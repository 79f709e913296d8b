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
        PixFile.Kind kind,
        String name,
        String campaign,
        FileCounts read,
        Decided decided,
        Optional<Instant> closed) {
    /// « Lignes lues » — the counts of an imported file.
    ///
    /// @param rows readable rows, each about one person
    /// @param silent people who did not send their levels
    /// @param highest the highest level in the file
    /// @param faults lines with mistakes, shown until the last row is decided
    record FileCounts(int rows, int silent, int highest, int faulty, List<PixFile.Fault> faults) {}

    /// « Ce que sont devenues les lignes » — the number of rows by result.
    record Decided(int recorded, int known, int aside, int waiting) {}
}
