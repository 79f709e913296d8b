package org.tousaidants.vouchers.ledger;

import java.util.Optional;
import java.util.UUID;

/// « Mouvement » — a transfer of cents from one account to another. The client chooses the id, so that a
/// repeated request changes nothing. An act with several transfers has one id and several legs.
///
/// @param reason in words; for money from a funder, the number of its payment mandate
/// @param second account of the second signatory
public record LedgerTransfer(
        UUID id,
        int leg,
        LedgerAct act,
        LedgerAccount debit,
        LedgerAccount credit,
        long cents,
        String reason,
        Optional<UUID> by,
        Optional<UUID> second) {

    /// The reversal of this transfer; both stay in the ledger.
    public LedgerTransfer reversed(UUID newId, String why, UUID one, UUID other) {
        return new LedgerTransfer(
                newId, leg, LedgerAct.REVERSE, credit, debit, cents, why, Optional.of(one), Optional.of(other));
    }
}
