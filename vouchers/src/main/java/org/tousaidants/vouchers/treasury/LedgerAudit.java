package org.tousaidants.vouchers.treasury;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// « Contrôle » — recomputes the balance of every account from all transfers and compares it with the stored
/// balance. It can run while the site is running.
@Service
public class LedgerAudit {
    private final LedgerAuditStore store;

    LedgerAudit(LedgerAuditStore store) {
        this.store = store;
    }

    /// Runs the audit of the accounts and returns its result. It reads one snapshot of the database, so that
    /// redemptions can continue meanwhile.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerAuditResult run() {
        var counted = store.counted();
        return store.firstDifference()
                .<LedgerAuditResult>map(LedgerAuditResult.DifferenceFound::new)
                .orElseGet(() -> new LedgerAuditResult.NoDifference(
                        counted.accounts(), counted.transfers(), counted.vouchers(), counted.ends()));
    }
}
