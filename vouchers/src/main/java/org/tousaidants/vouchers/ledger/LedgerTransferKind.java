package org.tousaidants.vouchers.ledger;

import static org.tousaidants.vouchers.ledger.LedgerAccountKind.CANCELLED;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.CIRCULATION;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.CREDITED;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.EXPIRED;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.FUNDER;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.OWED;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.PROVISION;
import static org.tousaidants.vouchers.ledger.LedgerAccountKind.SETTLED;

import java.util.Set;

/// « Acte comptable » — the purpose of a transfer, with the kinds of accounts that it may debit and credit.
public enum LedgerTransferKind {
    PROVIDE(Set.of(FUNDER), Set.of(PROVISION)),
    WITHDRAW(Set.of(PROVISION), Set.of(FUNDER)),
    ACTIVATE(Set.of(PROVISION), Set.of(CIRCULATION)),
    REDEEM(Set.of(CIRCULATION), Set.of(OWED)),
    EXPIRE(Set.of(CIRCULATION), Set.of(EXPIRED)),
    CANCEL(Set.of(CIRCULATION), Set.of(CANCELLED)),
    /// Moves the value of a lost booklet to the booklet that replaces it.
    REPLACE(Set.of(CANCELLED), Set.of(CIRCULATION)),
    PAY(Set.of(OWED), Set.of(SETTLED)),
    /// Records that the bank returned a payment to a place.
    BOUNCE(Set.of(SETTLED), Set.of(OWED)),
    CREDIT(Set.of(EXPIRED, CANCELLED, PROVISION), Set.of(CREDITED)),
    /// Corrects a wrong transfer by the opposite transfer; transfers are never deleted.
    REVERSE(Set.of(LedgerAccountKind.values()), Set.of(LedgerAccountKind.values()));

    private final Set<LedgerAccountKind> from;
    private final Set<LedgerAccountKind> to;

    LedgerTransferKind(Set<LedgerAccountKind> from, Set<LedgerAccountKind> to) {
        this.from = from;
        this.to = to;
    }

    boolean leads(LedgerAccount debit, LedgerAccount credit) {
        return from.contains(debit.kind()) && to.contains(credit.kind()) && !debit.equals(credit);
    }
}
