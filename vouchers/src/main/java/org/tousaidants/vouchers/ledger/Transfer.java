package org.tousaidants.vouchers.ledger;

import java.util.Optional;
import java.util.UUID;

/// « Mouvement » — cents from one account to another. The client chooses the id, so that a repeated request
/// changes nothing; an act with several sums has one id and several legs.
///
/// @param reason in words; the number of the mandate for a provision
/// @param second the second signatory
public record Transfer(
        UUID id,
        int leg,
        LedgerAct act,
        LedgerAccount debit,
        LedgerAccount credit,
        long cents,
        String reason,
        Optional<UUID> by,
        Optional<UUID> second) {

    /// The reversal, which stays beside the movement that it corrects.
    public Transfer reversed(UUID newId, String why, UUID one, UUID other) {
        return new Transfer(
                newId, leg, LedgerAct.REVERSE, credit, debit, cents, why, Optional.of(one), Optional.of(other));
    }
}
