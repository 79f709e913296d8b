package org.tousaidants.vouchers.ledger;

/// « Nature de compte » — the kinds of accounts. The sum of all accounts is always zero: payments of funders
/// are negative in the funders' accounts, and the other accounts hold that money.
public enum AccountKind {
    /// Payments of a funder for an order, as a debt to the funder.
    FUNDER(false),
    /// Money received from a funder for an order, not covered by active vouchers yet.
    PROVISION(true),
    /// Active vouchers of an order, in the hands of people.
    CIRCULATION(true),
    /// Money owed to a place for redeemed vouchers.
    OWED(true),
    /// Money paid to a place.
    SETTLED(true),
    /// Vouchers that expired unused.
    EXPIRED(true),
    /// Vouchers that were lost, returned or withdrawn.
    CANCELLED(true),
    /// Money given back to a funder.
    CREDITED(true);

    private final boolean floored;

    AccountKind(boolean floored) {
        this.floored = floored;
    }

    /// Whether the balance may never be negative.
    public boolean floored() {
        return floored;
    }
}
