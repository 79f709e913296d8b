package org.tousaidants.vouchers.treasury;

/// « Suite d’une présentation » — the result for a presented voucher.
public sealed interface VoucherPresentationResult {
    /// Durable. `again`: it was already taken by the same request.
    record Taken(int cents, boolean again) implements VoucherPresentationResult {}

    /// Taken elsewhere or before, by another request.
    record AlreadyUsed(Voucher voucher) implements VoucherPresentationResult {}

    record Lost() implements VoucherPresentationResult {}

    record NotActive() implements VoucherPresentationResult {}

    record Expired(Voucher voucher) implements VoucherPresentationResult {}

    record Unknown() implements VoucherPresentationResult {}
}
