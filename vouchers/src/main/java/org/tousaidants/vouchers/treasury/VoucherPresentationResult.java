package org.tousaidants.vouchers.treasury;

/// « Suite d’une présentation » — the result for a voucher that a place presents.
public sealed interface VoucherPresentationResult {
    /// The voucher is redeemed and the result is safely stored.
    ///
    /// @param cents value of the voucher in cents
    /// @param again whether the same request had already redeemed the voucher
    record PresentedVoucherRedeemed(int cents, boolean again) implements VoucherPresentationResult {}

    /// Refused: another request has already redeemed the voucher.
    record VoucherAlreadyUsed(Voucher voucher) implements VoucherPresentationResult {}

    record VoucherReportedLost() implements VoucherPresentationResult {}

    record VoucherNotActive() implements VoucherPresentationResult {}

    record VoucherExpired(Voucher voucher) implements VoucherPresentationResult {}

    record UnknownVoucherCode() implements VoucherPresentationResult {}
}
