package org.tousaidants.vouchers.ledger;

import java.util.UUID;

/// « Compte du grand livre » — of one nature, about an order or a place, and of one funder where that matters.
///
/// @param subject the order, or the place of OWED and SETTLED
/// @param party the funder of FUNDER, PROVISION and CREDITED; else [#NOBODY]
public record LedgerAccount(AccountKind kind, UUID subject, UUID party) {
    public static final UUID NOBODY = new UUID(0, 0);

    public static LedgerAccount of(AccountKind kind, UUID subject) {
        return new LedgerAccount(kind, subject, NOBODY);
    }
}
