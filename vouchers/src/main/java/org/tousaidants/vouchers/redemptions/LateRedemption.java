package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.util.UUID;

/// « Encaissement confirmé après coup » — a voucher accepted offline, and the result of its transmission. A
/// refused one is the place's loss: no money covers it.
///
/// @param id chosen by the client, so that a repeated transmission is harmless
/// @param outcome « taken », or the end of the message key of the refusal
/// @param cents paid; zero when lost
record LateRedemption(UUID id, UUID place, UUID by, Instant takenAt, Instant sentAt, String outcome, int cents) {
    static final String TAKEN = "taken";

    boolean paid() {
        return outcome.equals(TAKEN);
    }
}
