package org.tousaidants.label.pix;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Preuve de niveaux » — the levels of a helper measured on one day, and the person who recorded them.
record SkillLevelProof(
        UUID id,
        UUID helper,
        SkillEvidence evidence,
        LocalDate on,
        ProofOrigin origin,
        SortedMap<String, Integer> levels,
        UUID by,
        Instant at,
        Optional<ProofWithdrawal> withdrawal) {

    /// « Origine d’un niveau » — the source of proven levels.
    ///
    /// @param source campaign, or person who attests the levels
    /// @param seen person who saw the document; empty for a file
    /// @param file id of the imported file; empty for a document
    record ProofOrigin(String source, String seen, Optional<UUID> file) {}

    /// « Retrait » — the withdrawal of a proof that was wrong or belonged to another person.
    record ProofWithdrawal(Instant withdrawnAt, UUID withdrawnBy, String reason) {}

    boolean says(SkillEvidence evidence, LocalDate on, SortedMap<String, Integer> levels) {
        return this.evidence == evidence && this.on.equals(on) && this.levels.equals(levels);
    }
}
