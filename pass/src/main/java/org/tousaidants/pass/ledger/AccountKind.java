package org.tousaidants.pass.ledger;

/// « Nature de compte » — where a cent may stand. All accounts together are always zero: what funders gave stands below
/// zero in their own account, and everything else is that money on its way.
public enum AccountKind {
    /// What a funder has given for an order, as a debt towards it.
    FUNDER(false),
    /// Received from a funder for an order, not yet active.
    PROVISION(true),
    /// In the hands of people: active vouchers of an order.
    CIRCULATION(true),
    /// Redeemed, and owed to a place.
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

    /// Whether it may never go below zero.
    public boolean floored() {
        return floored;
    }
}
