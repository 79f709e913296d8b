package org.tousaidants.vouchers.treasury;

/// « Suite d’une présentation » — the result for a presented voucher.
public sealed interface PresentationResult {
    /// Durable. `again`: it was already taken by the same request.
    record Taken(int cents, boolean again) implements PresentationResult {}

    /// Taken elsewhere or before, by another request.
    record AlreadyUsed(Voucher voucher) implements PresentationResult {}

    record Lost() implements PresentationResult {}

    record NotActive() implements PresentationResult {}

    record Expired(Voucher voucher) implements PresentationResult {}

    record Unknown() implements PresentationResult {}
}
