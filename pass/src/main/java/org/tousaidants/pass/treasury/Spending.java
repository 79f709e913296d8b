package org.tousaidants.pass.treasury;

/// « Suite d’une présentation » — what becomes of a voucher that a place presents.
public sealed interface Spending {
    /// Written down and safe. `again`: it was already, by this same sending.
    record Taken(int cents, boolean again) implements Spending {}

    /// Elsewhere or before, by another sending.
    record AlreadyUsed(Voucher voucher) implements Spending {}

    record Lost() implements Spending {}

    record NotActive() implements Spending {}

    record Expired(Voucher voucher) implements Spending {}

    record Unknown() implements Spending {}
}
