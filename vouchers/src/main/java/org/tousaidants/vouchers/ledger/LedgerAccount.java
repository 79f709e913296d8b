package org.tousaidants.vouchers.ledger;

import java.util.UUID;

/// « Compte du grand livre » — an account of one kind, which belongs to an order or a place and, for some kinds,
/// also to one funder.
///
/// @param subject id of the order; for OWED and SETTLED, id of the place
/// @param party id of the funder for FUNDER, PROVISION and CREDITED; otherwise [#NOBODY]
public record LedgerAccount(LedgerAccountKind kind, UUID subject, UUID party) {
    public static final UUID NOBODY = new UUID(0, 0);

    public static LedgerAccount of(LedgerAccountKind kind, UUID subject) {
        return new LedgerAccount(kind, subject, NOBODY);
    }
}
