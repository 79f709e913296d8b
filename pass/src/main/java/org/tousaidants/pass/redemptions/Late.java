package org.tousaidants.pass.redemptions;

import java.time.Instant;
import java.util.UUID;

/// « Encaissement confirmé après coup » — a voucher that a place accepted without a network, and what became of it once
/// it was sent. What does not pay is the place's loss: no money stands behind it.
///
/// @param id the client's own, which makes sending it again harmless
/// @param outcome « taken », or the end of the key of why not
/// @param cents paid; zero when lost
record Late(UUID id, UUID place, UUID by, Instant takenAt, Instant sentAt, String outcome, int cents) {
    static final String TAKEN = "taken";

    boolean paid() {
        return outcome.equals(TAKEN);
    }
}
