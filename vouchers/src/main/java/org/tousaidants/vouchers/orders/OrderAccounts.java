package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Argent d’une commande » — all transfers of an order, with the end of each voucher, and the balance of each
/// account.
///
/// @param movements in chronological order
public record OrderAccounts(List<OrderMovement> movements, List<AccountBalance> balances) {
    /// @param funder origin of the money; empty for a voucher
    /// @param voucher id of the voucher that ended
    public record OrderMovement(
            Instant at,
            LedgerAct act,
            AccountKind from,
            AccountKind to,
            String funder,
            long cents,
            String reason,
            Optional<Vouchers.EndedVoucher> voucher) {}

    /// « Solde » — the balance of one account, for each funder if the account has one.
    public record AccountBalance(AccountKind kind, String funder, long cents) {}

    /// The redeemed amount: it is in the accounts of the places, together with that of other orders.
    public long redeemed() {
        return movements.stream()
                .filter(one -> one.act() == LedgerAct.REDEEM)
                .mapToLong(OrderMovement::cents)
                .sum();
    }

    /// The sum of all balances: zero, unless the audit reports a difference.
    public long sum() {
        return redeemed() + balances.stream().mapToLong(AccountBalance::cents).sum();
    }
}
