package org.tousaidants.vouchers.ledger;

import static org.tousaidants.vouchers.ledger.AccountKind.CANCELLED;
import static org.tousaidants.vouchers.ledger.AccountKind.CIRCULATION;
import static org.tousaidants.vouchers.ledger.AccountKind.CREDITED;
import static org.tousaidants.vouchers.ledger.AccountKind.EXPIRED;
import static org.tousaidants.vouchers.ledger.AccountKind.FUNDER;
import static org.tousaidants.vouchers.ledger.AccountKind.OWED;
import static org.tousaidants.vouchers.ledger.AccountKind.PROVISION;
import static org.tousaidants.vouchers.ledger.AccountKind.SETTLED;

import java.util.Set;

/// « Acte comptable » — the purpose of a transfer, with the kinds of accounts that it may debit and credit.
public enum LedgerAct {
    PROVIDE(Set.of(FUNDER), Set.of(PROVISION)),
    WITHDRAW(Set.of(PROVISION), Set.of(FUNDER)),
    ACTIVATE(Set.of(PROVISION), Set.of(CIRCULATION)),
    REDEEM(Set.of(CIRCULATION), Set.of(OWED)),
    EXPIRE(Set.of(CIRCULATION), Set.of(EXPIRED)),
    CANCEL(Set.of(CIRCULATION), Set.of(CANCELLED)),
    /// Moves the value of a lost booklet to a new one.
    REPLACE(Set.of(CANCELLED), Set.of(CIRCULATION)),
    PAY(Set.of(OWED), Set.of(SETTLED)),
    /// The bank returned a payment.
    BOUNCE(Set.of(SETTLED), Set.of(OWED)),
    CREDIT(Set.of(EXPIRED, CANCELLED, PROVISION), Set.of(CREDITED)),
    /// Corrects a wrong transfer by its reversal; no transfer is deleted.
    REVERSE(Set.of(AccountKind.values()), Set.of(AccountKind.values()));

    private final Set<AccountKind> from;
    private final Set<AccountKind> to;

    LedgerAct(Set<AccountKind> from, Set<AccountKind> to) {
        this.from = from;
        this.to = to;
    }

    boolean leads(LedgerAccount debit, LedgerAccount credit) {
        return from.contains(debit.kind()) && to.contains(credit.kind()) && !debit.equals(credit);
    }
}
