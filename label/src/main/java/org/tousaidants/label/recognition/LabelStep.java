package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;

/// « Étape d’une reconnaissance » — an event in the case of a label: author, time, reason,
/// version of the protocol.
///
/// @param by an account, or one of the people who answer for a place; empty: the job
/// @param term only when something was granted
record LabelStep(
        Instant at,
        Act act,
        Optional<UUID> by,
        String reason,
        String version,
        Optional<UUID> proposal,
        Optional<Term> term) {
    enum Act {
        /// By the person themselves.
        ASKED,
        /// By another person, or by the job.
        PROPOSED,
        /// The request was withdrawn.
        DROPPED,
        RECOGNISED,
        RENEWED,
        REFUSED,
        SUSPENDED,
        /// « Suspendu d'urgence » — by one person alone, for some days.
        STAYED,
        LIFTED,
        WITHDRAWN,
        /// A suspension, its end or a withdrawal was proposed, and the committee changed nothing.
        KEPT,
        APPEALED,
        UPHELD,
        OVERTURNED,
        /// By the job: the end comes near.
        REMINDED,
        /// Something expired or changed, and there is time to correct it.
        WARNED,
        ENDED,
        /// The time to renew is over.
        LAPSED;

        String key() {
            return ConstantName.low(this);
        }
    }

    static LabelStep byRounds(Instant at, Act act, String version) {
        return new LabelStep(at, act, Optional.empty(), "", version, Optional.empty(), Optional.empty());
    }

    /// « Durée d’une reconnaissance » — first and last day, and the number of the badge.
    record Term(LocalDate from, LocalDate until, String code) {}
}
