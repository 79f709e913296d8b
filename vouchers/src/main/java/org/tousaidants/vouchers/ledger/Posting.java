package org.tousaidants.vouchers.ledger;

/// « Suite d’un mouvement » — the result of a movement. The refusals stand in the order of the checks.
public sealed interface Posting {
    record Posted() implements Posting {}

    /// The same movement exists: nothing changes.
    record Repeated() implements Posting {}

    sealed interface Rejected extends Posting {}

    /// Another movement has this id.
    record IdTaken() implements Rejected {}

    /// Zero, negative, above the limit, or not the signed sum.
    record NotAnAmount() implements Rejected {}

    /// This act does not allow these accounts.
    record WrongWay() implements Rejected {}

    /// Two different people must sign, with a reason.
    record NotSigned() implements Rejected {}

    /// @param missingCents the missing amount
    record TooLittle(long missingCents) implements Rejected {}

    /// A funder would get back more than its payments.
    ///
    /// @param overCents the excess
    record MoreThanGiven(long overCents) implements Rejected {}
}
