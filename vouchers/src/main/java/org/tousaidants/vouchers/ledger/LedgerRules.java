package org.tousaidants.vouchers.ledger;

import java.util.Optional;

/// « Règles du grand livre » — checks one transfer before it is written. The database enforces the same rules.
public final class LedgerRules {
    /// Largest amount, ten million euros: above any order of a territory, so that typing errors are refused.
    public static final long MOST_CENTS = 1_000_000_000L;

    private LedgerRules() {}

    /// @param before an existing transfer with this id and leg
    /// @param balance balance of the debited account
    /// @param room the most that the credited account may receive: a funder gets back at most its payments
    public static PostingResult judge(LedgerTransfer wanted, Optional<LedgerTransfer> before, long balance, long room) {
        if (before.isPresent())
            return same(before.get(), wanted) ? new PostingResult.Repeated() : new PostingResult.IdTaken();
        if (wanted.cents() <= 0 || wanted.cents() > MOST_CENTS) return new PostingResult.InvalidAmount();
        if (!wanted.act().leads(wanted.debit(), wanted.credit())) return new PostingResult.AccountsNotAllowed();
        if (signedByTwo(wanted.act()) && !signed(wanted)) return new PostingResult.NotSigned();
        if (wanted.debit().kind().floored() && balance < wanted.cents())
            return new PostingResult.InsufficientBalance(wanted.cents() - balance);
        if (wanted.cents() > room) return new PostingResult.AmountAboveFunding(wanted.cents() - room);
        return new PostingResult.Posted();
    }

    private static boolean same(LedgerTransfer one, LedgerTransfer other) {
        return one.act() == other.act()
                && one.debit().equals(other.debit())
                && one.credit().equals(other.credit())
                && one.cents() == other.cents();
    }

    private static boolean signedByTwo(LedgerAct act) {
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
