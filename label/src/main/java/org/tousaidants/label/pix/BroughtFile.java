package org.tousaidants.label.pix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Fichier reçu » — that it was read, by whom, and what became of its rows; the file itself is not kept.
///
record BroughtFile(
        UUID id,
        Instant at,
        UUID by,
        PixFile.Kind kind,
        String name,
        String campaign,
        Read read,
        Decided decided,
        Optional<Instant> closed) {
    /// « Lignes lues »
    ///
    /// @param rows that could be read, each about one person
    /// @param silent people who did not send their levels
    /// @param highest the cap that the platform had, as far as it shows
    /// @param faults told until the last row is decided
    record Read(int rows, int silent, int highest, int faulty, List<PixFile.Fault> faults) {}

    /// « Ce que sont devenues les lignes » — how many of each.
    record Decided(int recorded, int known, int aside, int waiting) {}
}
