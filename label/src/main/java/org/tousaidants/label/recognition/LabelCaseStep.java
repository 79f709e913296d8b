package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;

/// « Étape d’une reconnaissance » — one step in the case of a label: author, time, reason, version of the protocol.
///
/// @param by account, or person responsible for the place; empty for the job
/// @param term granted period; empty if nothing was granted
record LabelCaseStep(
        Instant at,
        LabelAct act,
        Optional<UUID> by,
        String reason,
        String version,
        Optional<UUID> proposal,
        Optional<LabelValidityPeriod> term) {
    enum LabelAct {
        /// The holder asked for the label.
        ASKED,
        /// Another person, or the job, submitted a proposal.
        PROPOSED,
        /// The request was withdrawn.
        DROPPED,
        RECOGNISED,
        RENEWED,
        REFUSED,
        SUSPENDED,
        /// « Suspendu d'urgence » — one person suspended the label for some days.
        STAYED,
        LIFTED,
        WITHDRAWN,
        /// The committee rejected a proposal to suspend the label, to end a suspension, or to withdraw it.
        KEPT,
        APPEALED,
        UPHELD,
        OVERTURNED,
        /// The job reminded the holder of the coming end.
        REMINDED,
        /// A requirement is no longer fulfilled, and the holder has time to correct it.
        WARNED,
        ENDED,
        /// The grace period after the end of the label is over, so that the label can no longer be renewed.
        LAPSED;

        String key() {
            return EnumConstantName.low(this);
        }
    }

    static LabelCaseStep byRounds(Instant at, LabelAct act, String version) {
        return new LabelCaseStep(at, act, Optional.empty(), "", version, Optional.empty(), Optional.empty());
    }

    /// « Durée d’une reconnaissance » — the first and last day of a granted period, and the number of the
    /// badge.
    record LabelValidityPeriod(LocalDate from, LocalDate until, String code) {}
}
