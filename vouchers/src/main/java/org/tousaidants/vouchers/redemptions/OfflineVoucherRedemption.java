package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.util.UUID;

/// « Encaissement confirmé après coup » — a voucher that was accepted offline, and the result of sending it later.
/// If the voucher is refused, the place gets no money.
///
/// @param id id chosen by the client, so that sending it again changes nothing
/// @param takenAt time of acceptance
/// @param sentAt time of transmission
/// @param outcome « taken », or the last part of the message key of the refusal
/// @param cents paid amount in cents; zero if refused
record OfflineVoucherRedemption(
        UUID id, UUID place, UUID by, Instant takenAt, Instant sentAt, String outcome, int cents) {
    static final String TAKEN = "taken";

    boolean paid() {
        return outcome.equals(TAKEN);
    }
}
