package org.tousaidants.vouchers.ledger;

import java.util.UUID;

/// « Compte du grand livre » — an account of one kind for an order or a place, and for one funder if needed.
///
/// @param subject the order, or the place for OWED and SETTLED
/// @param party the funder for FUNDER, PROVISION and CREDITED; else [#NOBODY]
public record LedgerAccount(AccountKind kind, UUID subject, UUID party) {
    public static final UUID NOBODY = new UUID(0, 0);

    public static LedgerAccount of(AccountKind kind, UUID subject) {
        return new LedgerAccount(kind, subject, NOBODY);
    }
}
