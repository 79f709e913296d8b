package org.tousaidants.vouchers.booklets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Carnet » — a booklet: some of the vouchers of one order, with the prescriber who hands it over.
public record VoucherBooklet(
        UUID id,
        UUID order,
        int number,
        UUID batch,
        BookletState state,
        Optional<UUID> prescriber,
        BookletLoss loss,
        Optional<Instant> handedAt) {

    /// « Perte d’un carnet » — the report of a lost booklet and its outcome.
    ///
    /// @param blockedBy request for a second signature that reports the loss; while it waits, the vouchers are
    ///     refused
    /// @param replacedBy booklet that contains the remaining value
    public record BookletLoss(
            Optional<UUID> lostBy, Optional<UUID> lostSecond, Optional<UUID> replacedBy, Optional<UUID> blockedBy) {
        static final BookletLoss NONE =
                new BookletLoss(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « État du carnet » — the state of a booklet; void means that it was printed again or destroyed.
    public enum BookletState {
        MADE,
        DELIVERED,
        RECEIVED,
        HANDED,
        LOST,
        VOID
    }

    /// Returns whether the loss of the booklet is reported or confirmed. If so, its vouchers are refused and it
    /// cannot be handed over.
    public boolean blocked() {
        return state == BookletState.LOST || loss.blockedBy().isPresent();
    }

    VoucherBooklet with(BookletState now, Optional<UUID> whose, Optional<Instant> handed) {
        return new VoucherBooklet(id, order, number, batch, now, whose, loss, handed);
    }

    VoucherBooklet with(BookletState now, BookletLoss lost) {
        return new VoucherBooklet(id, order, number, batch, now, prescriber, lost, handedAt);
    }
}
