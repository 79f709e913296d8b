package org.tousaidants.vouchers.treasury;

/// « Contrôle des comptes » — the result of the audit.
public sealed interface AuditResult {
    record Clean(long accounts, long transfers, long vouchers, long ends) implements AuditResult {}

    /// @param words description of the first difference
    record Different(String words) implements AuditResult {}
}
