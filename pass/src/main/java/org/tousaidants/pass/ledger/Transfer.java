package org.tousaidants.pass.ledger;

import java.util.Optional;
import java.util.UUID;

/// « Mouvement » — cents from one account to another. The id is chosen by the client, so that a repeat changes
/// nothing; an act that moves several sums has one id and several legs.
///
/// @param reason in words; the number of the mandate for a provision
/// @param second who signed beside the first
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

    /// The contrary movement, which stays beside what it puts right.
    public Transfer reversed(UUID newId, String why, UUID one, UUID other) {
        return new Transfer(
                newId, leg, LedgerAct.REVERSE, credit, debit, cents, why, Optional.of(one), Optional.of(other));
    }
}
