package org.tousaidants.pass.treasury;

/// « Contrôle des comptes » — what counting everything again found.
public sealed interface Auditing {
    record Clean(long accounts, long transfers, long vouchers, long ends) implements Auditing {}

    /// @param words the first difference
    record Different(String words) implements Auditing {}
}
