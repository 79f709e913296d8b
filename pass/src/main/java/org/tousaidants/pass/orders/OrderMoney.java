package org.tousaidants.pass.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.treasury.Vouchers;

/// « Argent d’une commande » — each of its movements, the end of each voucher too, and what stands on each account.
///
/// @param movements in the order of time
public record OrderMoney(List<Movement> movements, List<Balance> balances) {
    /// @param funder whose money it was; empty for a voucher
    /// @param voucher whose end it is
    public record Movement(
            Instant at,
            LedgerAct act,
            AccountKind from,
            AccountKind to,
            String funder,
            long cents,
            String reason,
            Optional<Vouchers.Ended> voucher) {}

    /// « Solde » — of one account, for one funder where that matters.
    public record Balance(AccountKind kind, String funder, long cents) {}

    /// What the places took: it stands on their own accounts, beside those of other orders.
    public long redeemed() {
        return movements.stream()
                .filter(one -> one.act() == LedgerAct.REDEEM)
                .mapToLong(Movement::cents)
                .sum();
    }

    /// Zero, or the audit says why.
    public long sum() {
        return redeemed() + balances.stream().mapToLong(Balance::cents).sum();
    }
}
