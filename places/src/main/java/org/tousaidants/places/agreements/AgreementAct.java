package org.tousaidants.places.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Acte sur l’accord » — a structure signed a version, or withdrew: one row of `agreements_act`.
///
/// @param quality the function in which the person signs: « directrice »
/// @param dpo the data protection officer of the structure; may be empty
/// @param on day of the act; on paper the day that is written there
/// @param by account that entered it from paper; empty by the link of a letter
record AgreementAct(
        UUID structure,
        int version,
        Act act,
        String signer,
        String quality,
        String dpo,
        LocalDate on,
        Instant at,
        Optional<UUID> by) {
    /// « Sorte d’acte » — a signature or a withdrawal.
    enum Act {
        SIGNED,
        WITHDRAWN
    }

    /// « Signataire » — who acts for a structure, and in which quality.
    ///
    /// @param dpo the data protection officer of the structure; may be empty
    record Signatory(String name, String quality, String dpo) {}
}
