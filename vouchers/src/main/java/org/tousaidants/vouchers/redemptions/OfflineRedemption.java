package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.util.UUID;

/// « Encaissement confirmé après coup » — a voucher accepted offline, and the result of sending it. If it is
/// refused, the place gets no money.
///
/// @param id chosen by the client, so that sending it again changes nothing
/// @param outcome « taken », or the last part of the message key of the refusal
/// @param cents cents paid; zero if refused
record OfflineRedemption(UUID id, UUID place, UUID by, Instant takenAt, Instant sentAt, String outcome, int cents) {
    static final String TAKEN = "taken";

    boolean paid() {
        return outcome.equals(TAKEN);
    }
}
