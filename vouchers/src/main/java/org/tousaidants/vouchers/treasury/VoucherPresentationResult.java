package org.tousaidants.vouchers.treasury;

/// « Suite d’une présentation » — the result for a presented voucher.
public sealed interface VoucherPresentationResult {
    /// The voucher is redeemed, durably. `again`: the same request had already redeemed it.
    record Redeemed(int cents, boolean again) implements VoucherPresentationResult {}

    /// Refused: another request has redeemed the voucher before.
    record AlreadyUsed(Voucher voucher) implements VoucherPresentationResult {}

    record ReportedLost() implements VoucherPresentationResult {}

    record NotActive() implements VoucherPresentationResult {}

    record Expired(Voucher voucher) implements VoucherPresentationResult {}

    record UnknownCode() implements VoucherPresentationResult {}
}
