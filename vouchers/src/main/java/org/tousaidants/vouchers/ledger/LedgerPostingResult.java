package org.tousaidants.vouchers.ledger;

/// « Suite d’un mouvement » — the result of transferring money between two accounts. The refusals below are in the
/// order in which they are checked.
public sealed interface LedgerPostingResult {
    record TransferPosted() implements LedgerPostingResult {}

    /// The same transfer already exists; nothing changes.
    record TransferAlreadyPosted() implements LedgerPostingResult {}

    sealed interface TransferRejected extends LedgerPostingResult {}

    /// Refused: a different transfer already has this id.
    record TransferIdAlreadyUsed() implements TransferRejected {}

    /// Refused: the amount is zero, negative or above the maximum, or differs from the signed amount.
    record InvalidTransferAmount() implements TransferRejected {}

    /// Refused: a transfer for this purpose may not debit or credit these kinds of accounts.
    record AccountsNotAllowed() implements TransferRejected {}

    /// Refused: the transfer requires the signatures of two different people and a reason.
    record SignatureMissing() implements TransferRejected {}

    /// Refused: the debited account has too little money.
    ///
    /// @param missingCents missing amount in cents
    record InsufficientAccountBalance(long missingCents) implements TransferRejected {}

    /// Refused: a funder would get back more than its payments.
    ///
    /// @param overCents excess amount in cents
    record AmountAboveFunding(long overCents) implements TransferRejected {}
}
