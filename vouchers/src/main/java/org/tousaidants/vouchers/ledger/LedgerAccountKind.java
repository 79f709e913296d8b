package org.tousaidants.vouchers.ledger;

/// « Nature de compte » — the kinds of accounts. The sum of all accounts is always zero: the accounts of funders are
/// negative by the amount of their payments, and the other accounts contain this money.
public enum LedgerAccountKind {
    /// Payments of a funder for an order. They are recorded as a debt to the funder, so the balance is negative.
    FUNDER(false),
    /// Money received from a funder for an order that is not yet assigned to active vouchers.
    PROVISION(true),
    /// Value of the active vouchers of an order, which people have received.
    CIRCULATION(true),
    /// Money owed to a place for redeemed vouchers.
    OWED(true),
    /// Money paid to a place.
    SETTLED(true),
    /// Value of vouchers that expired unused.
    EXPIRED(true),
    /// Value of vouchers that were lost, returned or withdrawn.
    CANCELLED(true),
    /// Money returned to a funder.
    CREDITED(true);

    private final boolean floored;

    LedgerAccountKind(boolean floored) {
        this.floored = floored;
    }

    /// Returns whether the balance of an account of this kind may never be negative.
    public boolean floored() {
        return floored;
    }
}
