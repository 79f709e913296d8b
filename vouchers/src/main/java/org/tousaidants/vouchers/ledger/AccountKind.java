package org.tousaidants.vouchers.ledger;

/// « Nature de compte » — the kinds of accounts. The sum of all accounts is always zero: the payments of funders
/// are negative in their own accounts, and all other accounts hold that money.
public enum AccountKind {
    /// The payments of a funder for an order, as a debt towards it.
    FUNDER(false),
    /// Received from a funder for an order, not yet active.
    PROVISION(true),
    /// In the hands of people: active vouchers of an order.
    CIRCULATION(true),
    /// Redeemed and owed to a place.
    OWED(true),
    /// Paid to a place.
    SETTLED(true),
    /// Not used in time.
    EXPIRED(true),
    /// Lost, returned or withdrawn vouchers.
    CANCELLED(true),
    /// Given back to a funder.
    CREDITED(true);

    private final boolean floored;

    AccountKind(boolean floored) {
        this.floored = floored;
    }

    /// Whether its balance must not be negative.
    public boolean floored() {
        return floored;
    }
}
