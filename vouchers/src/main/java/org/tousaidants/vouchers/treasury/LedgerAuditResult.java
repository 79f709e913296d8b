package org.tousaidants.vouchers.treasury;

/// « Contrôle des comptes » — the result of the audit.
public sealed interface LedgerAuditResult {
    record NoDifference(long accounts, long transfers, long vouchers, long ends) implements LedgerAuditResult {}

    /// The accounts contain an error.
    ///
    /// @param words description of the first difference
    record DifferenceFound(String words) implements LedgerAuditResult {}
}
