package org.tousaidants.vouchers.treasury;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// « Contrôle » — recomputes every account from the first transfer, while the site runs.
@Service
public class Audit {
    private final AuditStore store;

    Audit(AuditStore store) {
        this.store = store;
    }

    /// Reads one snapshot of the database, so redemptions can continue.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditResult run() {
        var counted = store.counted();
        return store.firstDifference()
                .<AuditResult>map(AuditResult.Different::new)
                .orElseGet(() -> new AuditResult.Clean(
                        counted.accounts(), counted.transfers(), counted.vouchers(), counted.ends()));
    }
}
