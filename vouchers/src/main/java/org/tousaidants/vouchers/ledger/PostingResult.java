package org.tousaidants.vouchers.ledger;

/// « Suite d’un mouvement » — the result of a transfer. Refusals are in the order of the checks.
public sealed interface PostingResult {
    record Posted() implements PostingResult {}

    /// The same transfer already exists; nothing changes.
    record Repeated() implements PostingResult {}

    sealed interface Rejected extends PostingResult {}

    /// Refused: another transfer has this id.
    record IdTaken() implements Rejected {}

    /// Refused: the amount is zero, negative, above the limit, or not the signed amount.
    record InvalidAmount() implements Rejected {}

    /// Refused: the act does not allow these accounts.
    record AccountsNotAllowed() implements Rejected {}

    /// Refused: two different people must sign and give a reason.
    record NotSigned() implements Rejected {}

    /// Refused: the debited account has too little money.
    ///
    /// @param missingCents the missing amount
    record InsufficientBalance(long missingCents) implements Rejected {}

    /// Refused: a funder would get back more than its payments.
    ///
    /// @param overCents the excess
    record AmountAboveFunding(long overCents) implements Rejected {}
}
