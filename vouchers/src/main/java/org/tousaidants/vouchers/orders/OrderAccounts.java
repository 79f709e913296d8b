package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Argent d’une commande » — all its movements, including the end of each voucher, and the
/// balance of each account.
///
/// @param movements in chronological order
public record OrderAccounts(List<Movement> movements, List<Balance> balances) {
    /// @param funder the origin of the money; empty for a voucher
    /// @param voucher that ended
    public record Movement(
            Instant at,
            LedgerAct act,
            AccountKind from,
            AccountKind to,
            String funder,
            long cents,
            String reason,
            Optional<Vouchers.Ended> voucher) {}

    /// « Solde » — of one account, by funder where the account has one.
    public record Balance(AccountKind kind, String funder, long cents) {}

    /// The redeemed amount: it stands on the accounts of the places, together with other orders.
    public long redeemed() {
        return movements.stream()
                .filter(one -> one.act() == LedgerAct.REDEEM)
                .mapToLong(Movement::cents)
                .sum();
    }

    /// Zero, unless the audit reports a difference.
    public long sum() {
        return redeemed() + balances.stream().mapToLong(Balance::cents).sum();
    }
}
