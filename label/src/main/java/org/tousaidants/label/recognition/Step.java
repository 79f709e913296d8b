package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;

/// « Étape d’une reconnaissance » — what happened in the life of a label: who, when, why, under which version of the
/// protocol.
///
/// @param by whose account, or which of those who answer for a place; empty: the rounds
/// @param term only when something was granted
record Step(
        Instant at,
        Act act,
        Optional<UUID> by,
        String reason,
        String version,
        Optional<UUID> proposal,
        Optional<Term> term) {
    enum Act {
        /// By the person herself.
        ASKED,
        /// By another person, or by the rounds.
        PROPOSED,
        /// The wish was taken back.
        DROPPED,
        RECOGNISED,
        RENEWED,
        REFUSED,
        SUSPENDED,
        /// « Suspendu d'urgence » — by one person alone, for some days.
        STAYED,
        LIFTED,
        WITHDRAWN,
        /// A suspension, its end or a withdrawal was proposed, and the committee left everything as it was.
        KEPT,
        APPEALED,
        UPHELD,
        OVERTURNED,
        /// By the rounds: the end comes near.
        REMINDED,
        /// Something expired or changed, and there is time to put it right.
        WARNED,
        ENDED,
        /// The time to renew is over.
        LAPSED;

        String key() {
            return ConstantName.low(this);
        }
    }

    static Step byRounds(Instant at, Act act, String version) {
        return new Step(at, act, Optional.empty(), "", version, Optional.empty(), Optional.empty());
    }

    /// « Durée d’une reconnaissance » — first and last day, and the number of the badge that says so.
    record Term(LocalDate from, LocalDate until, String code) {}
}
