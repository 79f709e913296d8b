package org.tousaidants.label.pix;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Preuve de niveaux » — the levels of a helper measured on one day, and the person who recorded them.
record LevelProof(
        UUID id,
        UUID helper,
        SkillEvidence evidence,
        LocalDate on,
        Origin origin,
        SortedMap<String, Integer> levels,
        UUID by,
        Instant at,
        Optional<Withdrawal> withdrawal) {

    /// « Origine d’un niveau » — the source of proven levels.
    ///
    /// @param source the campaign, or the person who attests
    /// @param seen the person who saw the document; empty for a file
    record Origin(String source, String seen, Optional<UUID> file) {}

    /// « Retrait » — the withdrawal of a proof that was wrong or another person's.
    record Withdrawal(Instant withdrawnAt, UUID withdrawnBy, String reason) {}

    boolean says(SkillEvidence evidence, LocalDate on, SortedMap<String, Integer> levels) {
        return this.evidence == evidence && this.on.equals(on) && this.levels.equals(levels);
    }
}
