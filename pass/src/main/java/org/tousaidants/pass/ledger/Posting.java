package org.tousaidants.pass.ledger;

/// « Suite d’un mouvement » — what becomes of the wish to move money. The refusals stand in the order in which they
/// are looked for.
public sealed interface Posting {
    record Posted() implements Posting {}

    /// The same was asked before: nothing changes.
    record Repeated() implements Posting {}

    sealed interface Refused extends Posting {}

    /// Another movement has this id.
    record IdTaken() implements Refused {}

    /// Zero, less, more than anybody orders, or not the sum that two people signed.
    record NotAnAmount() implements Refused {}

    /// This act does not lead from this account to that one.
    record WrongWay() implements Refused {}

    /// Two different people must sign, with a reason.
    record NotSigned() implements Refused {}

    /// @param missingCents how much there is too little
    record TooLittle(long missingCents) implements Refused {}

    /// A funder would get back more than it gave.
    ///
    /// @param overCents how much more
    record MoreThanGiven(long overCents) implements Refused {}
}
