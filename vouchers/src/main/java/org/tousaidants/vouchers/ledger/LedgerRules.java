package org.tousaidants.vouchers.ledger;

import java.util.Optional;

/// « Règles du grand livre » — checks one transfer before it is stored. The database enforces the same rules.
public final class LedgerRules {
    /// Maximum amount of a transfer: ten million euros. No order of a territory is as large, so a larger amount
    /// is a typing error and is refused.
    public static final long MOST_CENTS = 1_000_000_000L;

    private LedgerRules() {}

    /// Checks a transfer and returns whether it may be stored, or the reason of a refusal.
    ///
    /// @param before existing transfer with the same id and leg; empty if none
    /// @param balance balance of the debited account in cents
    /// @param room maximum amount in cents that the credited account may receive: a funder gets back at
    ///     most its payments
    public static LedgerPostingResult judge(
            LedgerTransfer wanted, Optional<LedgerTransfer> before, long balance, long room) {
        if (before.isPresent())
            return same(before.get(), wanted)
                    ? new LedgerPostingResult.TransferAlreadyPosted()
                    : new LedgerPostingResult.TransferIdAlreadyUsed();
        if (wanted.cents() <= 0 || wanted.cents() > MOST_CENTS) return new LedgerPostingResult.InvalidTransferAmount();
        if (!wanted.act().leads(wanted.debit(), wanted.credit())) return new LedgerPostingResult.AccountsNotAllowed();
        if (signedByTwo(wanted.act()) && !signed(wanted)) return new LedgerPostingResult.SignatureMissing();
        if (wanted.debit().kind().floored() && balance < wanted.cents())
            return new LedgerPostingResult.InsufficientAccountBalance(wanted.cents() - balance);
        if (wanted.cents() > room) return new LedgerPostingResult.AmountAboveFunding(wanted.cents() - room);
        return new LedgerPostingResult.TransferPosted();
    }

    private static boolean same(LedgerTransfer one, LedgerTransfer other) {
        return one.act() == other.act()
                && one.debit().equals(other.debit())
                && one.credit().equals(other.credit())
                && one.cents() == other.cents();
    }

    private static boolean signedByTwo(LedgerTransferKind act) {
        return switch (act) {
            case REVERSE, PAY, WITHDRAW, REPLACE, CREDIT -> true;
            case PROVIDE, ACTIVATE, REDEEM, EXPIRE, CANCEL, BOUNCE -> false;
        };
    }

    private static boolean signed(LedgerTransfer transfer) {
        return !transfer.reason().isBlank()
                && transfer.by().isPresent()
                && transfer.second().isPresent()
                && !transfer.by().equals(transfer.second());
    }
}
