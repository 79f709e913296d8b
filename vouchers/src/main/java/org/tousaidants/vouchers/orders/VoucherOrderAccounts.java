package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Argent d’une commande » — all transfers of an order, including the end of each voucher, and the balance of each
/// account.
///
/// @param movements the transfers in chronological order
public record VoucherOrderAccounts(List<OrderMovement> movements, List<AccountBalance> balances) {
    /// One transfer of an order.
    ///
    /// @param funder name of the funder who gave the money; empty for a voucher
    /// @param voucher id of the voucher that ended; empty for money of a funder
    public record OrderMovement(
            Instant at,
            LedgerTransferKind act,
            LedgerAccountKind from,
            LedgerAccountKind to,
            String funder,
            long cents,
            String reason,
            Optional<Vouchers.EndedVoucher> voucher) {}

    /// « Solde » — the balance of one account in cents. If each funder has a separate account, `funder` is its
    /// name.
    public record AccountBalance(LedgerAccountKind kind, String funder, long cents) {}

    /// Returns the redeemed amount of this order in cents. This money is in the accounts of the places, together
    /// with the money of other orders.
    public long redeemed() {
        return movements.stream()
                .filter(one -> one.act() == LedgerTransferKind.REDEEM)
                .mapToLong(OrderMovement::cents)
                .sum();
    }

    /// Returns the sum of all balances in cents. It is zero unless the accounts contain an error, which the
    /// audit reports.
    public long sum() {
        return redeemed() + balances.stream().mapToLong(AccountBalance::cents).sum();
    }
}
