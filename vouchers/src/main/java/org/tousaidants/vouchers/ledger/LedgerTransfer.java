package org.tousaidants.vouchers.ledger;

import java.util.Optional;
import java.util.UUID;

/// « Mouvement » — a transfer of cents from one account to another. The client chooses the id, so that a request
/// sent twice is stored once. If one action needs several transfers, they have the same id and are numbered as legs.
///
/// @param reason reason in words; for money from a funder, the number of its payment mandate
/// @param second id of the account of the second signatory
public record LedgerTransfer(
        UUID id,
        int leg,
        LedgerTransferKind act,
        LedgerAccount debit,
        LedgerAccount credit,
        long cents,
        String reason,
        Optional<UUID> by,
        Optional<UUID> second) {

    /// Returns the opposite transfer, which corrects this transfer; both remain in the ledger.
    ///
    /// @param newId id of the opposite transfer
    /// @param why reason of the correction
    /// @param one account of the first signatory
    /// @param other account of the second signatory
    public LedgerTransfer reversed(UUID newId, String why, UUID one, UUID other) {
        return new LedgerTransfer(
                newId,
                leg,
                LedgerTransferKind.REVERSE,
                credit,
                debit,
                cents,
                why,
                Optional.of(one),
                Optional.of(other));
    }
}
